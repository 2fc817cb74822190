/*
 * A program for the kill matrix of filings: files a return in a process of its own, which may kill itself at a
 * numbered step: around each transaction, and around each thing that the channel is asked.
 */
import { createHash, randomUUID } from 'node:crypto';
import { isCodedError } from '../../../lib/errors/coded-error';
import { openSqliteStore } from '../../../lib/store';
import { AutoReport, autoReportChannel } from '../../../lib/tax/autoreport';
import { digipoortChannel } from '../../../lib/tax/digipoort';
import { Filings, type Channel, type ChannelFiling } from '../../../lib/tax/filings';
import { digipoortIn } from '../../../nodes/AutoReportSubmit/channel/digipoort';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { fetchPort } from '../../contract/tax/fetch-port';
import { NumberedStore, Steps } from '../kill/steps';
import { RETURN, type FilingTask, type FilingTaskOutcome, type Way } from './task';

async function carryOut({ file, way, ahead, killAt }: FilingTask): Promise<FilingTaskOutcome> {
	const clock = { ...systemClock, now: () => Date.now() + ahead };
	const steps = new Steps(killAt);
	const store = await openSqliteStore({ file, clock });
	const filings = new Filings(new NumberedStore(store, steps), {
		clock,
		newId: randomUUID,
		digest: (text) => createHash('sha256').update(text).digest('hex'),
	});
	const channel = numbered(channelOf(way), steps);
	const outcome = await fileReturn(filings, channel, steps).catch(codeOf);
	await store.close();
	return { steps: steps.names, outcome };
}

async function fileReturn(filings: Filings, channel: Channel, steps: Steps): Promise<string> {
	steps.phase = 'prepare';
	const { contentHash, state } = await filings.prepare(RETURN);
	steps.phase = 'approve';
	if (state === 'prepared') await filings.approve(RETURN, contentHash, 'An');
	steps.phase = 'submit';
	await filings.submit(RETURN, channel);
	steps.phase = 'follow';
	let followed = await filings.follow(RETURN, channel);
	while (followed.state === 'sent') followed = await filings.follow(RETURN, channel);
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

async function main(): Promise<void> {
	const [, , task = ''] = process.argv;
	process.stdout.write(JSON.stringify(await carryOut(JSON.parse(task) as FilingTask)));
}

void main();
