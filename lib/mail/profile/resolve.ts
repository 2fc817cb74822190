import { itemError } from '../errors';

/** Where a profile is attached; the most particular level usually leads. */
export type AssignmentLevel = 'process' | 'personal' | 'administration' | 'system';

export const USUAL_ORDER: readonly AssignmentLevel[] = [
	'process',
	'personal',
	'administration',
	'system',
];

/** One row of the matrix: '' stands for every value. The row with nothing filled is the system's. */
export interface Assignment {
	readonly process: string;
	readonly user: string;
	readonly administration: string;
	readonly profile: string;
	/** When its level is asked, the lowest first; see {@link orderOf}. */
	readonly priority?: number;
}

/** What a message is about. */
export type AssignmentQuestion = Omit<Assignment, 'profile' | 'priority'>;

export interface Resolved {
	readonly profile: string;
	readonly level: AssignmentLevel;
	/** One sentence: why this one. */
	readonly reason: string;
	/** The same in Dutch. */
	readonly reasonNl: string;
}

/** The columns of the matrix, with the words for them. */
const COLUMNS = ['process', 'user', 'administration'] as const;

const LEVELS_NL: Readonly<Record<AssignmentLevel, string>> = {
	process: 'proces',
	personal: 'persoonlijk',
	administration: 'administratie',
	system: 'systeem',
};

const COLUMNS_NL: Readonly<Record<(typeof COLUMNS)[number], string>> = {
	process: 'proces',
	user: 'gebruiker',
	administration: 'administratie',
};

/** Of rows without a priority of their own. */
const USUAL_PRIORITIES: Readonly<Record<AssignmentLevel, number>> = {
	process: 10,
	personal: 20,
	administration: 30,
	system: 40,
};

/** The order that the rows themselves ask for: a level goes by the lowest priority among its rows. */
export function orderOf(matrix: readonly Assignment[]): readonly AssignmentLevel[] {
	const priorityOf = (level: AssignmentLevel): number => {
		const usual = USUAL_PRIORITIES[level];
		const rows = matrix.filter((row) => levelOf(row) === level);
		return rows.length === 0 ? usual : Math.min(...rows.map(({ priority = usual }) => priority));
	};
	return [...USUAL_ORDER].sort((one, other) => priorityOf(one) - priorityOf(other));
}

/**
 * The profile for a message: the first level, in the given order, that has a row for it. Within a
 * level the row with the most columns filled leads. Capitals do not count.
 *
 * @throws MailError MAIL_PROFILE_NONE, MAIL_PROFILE_AMBIGUOUS
 */
export function resolveProfile(
	matrix: readonly Assignment[],
	question: AssignmentQuestion,
	order: readonly AssignmentLevel[],
): Resolved {
	const fitting = matrix.filter((row) => fits(row, question));
	for (const level of order) {
		const rows = fitting.filter((row) => levelOf(row) === level);
		const found = mostParticular(rows, question);
		if (found !== undefined) {
			return {
				profile: found.profile,
				level,
				reason: reasonOf(found, level, order, fitting),
				reasonNl: reasonNlOf(found, level, order, fitting),
			};
		}
	}
	throw itemError(
		'MAIL_PROFILE_NONE',
		`No row of the profile matrix fits ${described(question)}.`,
		'Add a row for it, or one with only a profile: that is the system profile, which is used when nothing else fits.',
	);
}

function fits(row: Assignment, question: AssignmentQuestion): boolean {
	return COLUMNS.every((column) => row[column] === '' || same(row[column], question[column]));
}

function levelOf(row: Assignment): AssignmentLevel {
	if (row.process !== '') return 'process';
	if (row.user !== '') return 'personal';
	return row.administration !== '' ? 'administration' : 'system';
}

function mostParticular(
	rows: readonly Assignment[],
	question: AssignmentQuestion,
): Assignment | undefined {
	const most = Math.max(...rows.map(filled));
	const leading = rows.filter((row) => filled(row) === most);
	const profiles = new Set(leading.map(({ profile }) => profile.toLowerCase()));
	if (profiles.size > 1) {
		throw itemError(
			'MAIL_PROFILE_AMBIGUOUS',
			`Rows of the profile matrix disagree about ${described(question)}: ${[...new Set(leading.map(({ profile }) => profile))].join(', ')}.`,
			'Remove all but one of these rows, or fill one more column in the row that is to lead.',
		);
	}
	return leading[0];
}

function filled(row: Assignment): number {
	return COLUMNS.filter((column) => row[column] !== '').length;
}

function reasonOf(
	row: Assignment,
	level: AssignmentLevel,
	order: readonly AssignmentLevel[],
	fitting: readonly Assignment[],
): string {
	const before = order.slice(0, order.indexOf(level));
	const passed = before.length === 0 ? '' : ` No row fits at ${before.join(' or ')} level.`;
	const unused = otherLevels(fitting, level);
	const over = unused.length === 0 ? '' : ` It goes before ${unused.join(' and ')}.`;
	return level === 'system'
		? `The system profile, because nothing more particular fits.${passed}`
		: `The ${level} level has a row for ${described(row)}.${passed}${over}`;
}

function reasonNlOf(
	row: Assignment,
	level: AssignmentLevel,
	order: readonly AssignmentLevel[],
	fitting: readonly Assignment[],
): string {
	const words = (levels: readonly AssignmentLevel[], between: string): string =>
		levels.map((one) => LEVELS_NL[one]).join(between);
	const before = order.slice(0, order.indexOf(level));
	const passed =
		before.length === 0 ? '' : ` Op het niveau ${words(before, ' of ')} past geen regel.`;
	if (level === 'system') return `Het systeemprofiel, omdat niets anders past.${passed}`;
	const columns = COLUMNS.flatMap((column) =>
		row[column] === '' ? [] : [`${COLUMNS_NL[column]} "${row[column]}"`],
	);
	const unused = otherLevels(fitting, level);
	const over = unused.length === 0 ? '' : ` Dit gaat voor ${words(unused, ' en ')}.`;
	return `Op het niveau ${LEVELS_NL[level]} staat een regel voor ${columns.join(', ')}.${passed}${over}`;
}

function otherLevels(
	fitting: readonly Assignment[],
	level: AssignmentLevel,
): readonly AssignmentLevel[] {
	return [...new Set(fitting.map(levelOf))].filter((other) => other !== level);
}

function described(row: AssignmentQuestion): string {
	const parts = COLUMNS.flatMap((column) =>
		row[column] === '' ? [] : [`${column} "${row[column]}"`],
	);
	return parts.length === 0
		? 'a message without process, user and administration'
		: parts.join(', ');
}

function same(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
}
