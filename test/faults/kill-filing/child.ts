/*
 * A program for the kill matrix of filings: files two returns of one taxpayer in a process of its own, which may kill itself at a
 * numbered step: around each transaction, and around each thing that the channel is asked. Without a task it does those that come in
 * as lines.
 */
import { createHash, randomUUID } from 'node:crypto';
import { isCodedError } from '../../../lib/errors/coded-error';
import { openSqliteStore } from '../../../lib/store';
import { AutoReport, autoReportChannel } from '../../../lib/tax/autoreport';
import { digipoortChannel } from '../../../lib/tax/digipoort';
import {
	Filings,
	type Channel,
	type ChannelFiling,
	type NewFiling,
} from '../../../lib/tax/filings';
import { digipoortIn } from '../../../nodes/AutoReportSubmit/channel/digipoort';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { fetchPort } from '../../contract/tax/fetch-port';
import { answerTasks } from '../kill/answer-tasks';
import { NumberedStore, Steps } from '../kill/steps';
import { RETURNS, type FilingTask, type FilingTaskOutcome, type Way } from './task';

async function carryOut({
	file,
	way,
	ahead,
	killAt,
	decisions,
}: FilingTask): Promise<FilingTaskOutcome> {
	const clock = { ...systemClock, now: () => Date.now() + ahead };
	const steps = new Steps(killAt);
	const store = await openSqliteStore({ file, clock });
	const filings = new Filings(new NumberedStore(store, steps), {
		clock,
		newId: randomUUID,
		digest: (text) => createHash('sha256').update(text).digest('hex'),
	});
	const channel = numbered(channelOf(way), steps);
	try {
		const outcomes: string[] = [];
		for (const filing of RETURNS) {
			steps.phase = `decide ${filing.period}`;
			const { [filing.period]: found } = decisions;
			if (found !== undefined) await filings.decide(filing, found);
			outcomes.push(await fileReturn(filings, filing, channel, steps).catch(codeOf));
		}
		const kept = await Promise.all(RETURNS.map((filing) => filings.get(filing)));
		const references = kept.map((one) => one.channelReference);
		return { steps: steps.names, outcomes, references };
	} finally {
		await store.close();
	}
}

async function fileReturn(
	filings: Filings,
	filing: NewFiling,
	channel: Channel,
	steps: Steps,
): Promise<string> {
	steps.phase = `prepare ${filing.period}`;
	const { contentHash, state } = await filings.prepare(filing);
	steps.phase = `approve ${filing.period}`;
	if (state === 'prepared') await filings.approve(filing, contentHash, 'An');
	steps.phase = `submit ${filing.period}`;
	await filings.submit(filing, channel);
	steps.phase = `follow ${filing.period}`;
	let followed = await filings.follow(filing, channel);
	while (followed.state === 'sent') followed = await filings.follow(filing, channel);
	return followed.state;
}

function channelOf(way: Way): Channel {
	if (way.is === 'digipoort') return digipoortChannel(digipoortIn(way.credential).digipoort);
	const { baseUrl, token, company } = way;
	const autoReport = new AutoReport(
		{ baseUrl, timeoutMs: 5000 },
		{
			http: fetchPort(token),
			base64: (text) => Buffer.from(text, 'utf8').toString('base64'),
		},
	);
	return autoReportChannel(autoReport, { company });
}

/** Each thing that is asked of it is a step before, and one when it has answered. */
function numbered(channel: Channel, steps: Steps): Channel {
	const around = async <T>(what: string, ask: () => Promise<T>): Promise<T> => {
		steps.pass(`before ${what}`);
		const answer = await ask();
		steps.pass(`answered ${what}`);
		return answer;
	};
	const asked: Channel = {
		name: channel.name,
		deliver: (filing) => around('deliver', () => channel.deliver(filing)),
		references: (kind, taxpayer) => around('references', () => channel.references(kind, taxpayer)),
		statuses: (reference) => around('statuses', () => channel.statuses(reference)),
	};
	if (channel.find === undefined) return asked;
	const find = async (filing: Pick<ChannelFiling, 'reference'>): Promise<string | null> =>
		(await around('find', async () => await channel.find?.(filing))) ?? null;
	return { ...asked, find };
}

function codeOf(error: unknown): string {
	if (isCodedError(error)) return error.code;
	throw error;
}

void answerTasks((task) => carryOut(JSON.parse(task) as FilingTask));
