import { describeSwitches } from '../../../sandbox';

/** Free numbers and texts have no list of choices: the ends that hurt. */
const FREE: Readonly<Record<string, readonly (number | string)[]>> = {
	names: ['UR1=HR5, HRS_LINE=UREN, SO_HDR.ORD_NR=SO_NR'],
	pageSizeDefault: [1],
	pageSizeCap: [1, 7, 10],
	maxFilters: [1, 2, 3],
	accessTokenSeconds: [0, 1],
	requestsPerMinute: [20],
	latencyMilliseconds: [5],
};

/** Every setting of every switch, each default among them. */
const SETTINGS = describeSwitches().flatMap(({ name, choices, default: standard }) => {
	const values = choices.length > 0 ? choices : FREE[name];
	if (values === undefined) throw new Error(`Switch ${name} has no settings to test`);
	return [...new Set([standard, ...values])].map((value) => [name, value] as const);
});

/**
 * The settings under which a client is to work as if nothing were different. With no company at all
 * nothing can; a test of its own shows what is said then.
 */
export const RUNNABLE = SETTINGS.filter(
	([name, value]) => !(name === 'userCompanies' && value === 'none'),
);
