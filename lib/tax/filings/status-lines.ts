import type { StatusReport } from './channel';

/** Each line once, in the order in which they came. */
export function merged(
	before: readonly StatusReport[],
	now: readonly StatusReport[],
): readonly StatusReport[] {
	const lines = [...before, ...now];
	return [...new Map(lines.map((line) => [`${line.code} ${line.at}`, line])).values()];
}

/** The line by which a filing has come to its end: an accepted one, and otherwise the last of those that say so. */
export function endOf(lines: readonly StatusReport[]): StatusReport | undefined {
	const ends = lines.filter(({ isFinal }) => isFinal);
	return ends.find(({ outcome }) => outcome === 'accepted') ?? ends.at(-1);
}

/** What a person found out about a sending of which nobody knew whether it had arrived, and who that was. */
export function decidedLine(
	{
		channelReference,
		by,
		attempt,
	}: { readonly channelReference: string | null; readonly by: string; readonly attempt: number },
	now: number,
): StatusReport {
	const nl = channelReference === null ? 'nooit aangekomen' : `aangekomen als ${channelReference}`;
	const en = channelReference === null ? 'never arrived' : `arrived as ${channelReference}`;
	return {
		code: 'DECIDED',
		at: new Date(now).toISOString(),
		outcome: channelReference === null ? 'unknown' : 'received',
		isFinal: false,
		fault: '',
		nl: `Verzending ${attempt} is ${nl}; vastgelegd door ${by === '' ? 'iemand die geen naam gaf' : by}`,
		en: `Sending ${attempt} ${en}; kept by ${by === '' ? 'somebody who gave no name' : by}`,
	};
}
