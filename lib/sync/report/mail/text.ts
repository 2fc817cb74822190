import { describeIssue } from '../../issues/issue-texts';
import { failedRunInWords, kindName, lastRunInWords, SHOWN, type MailFacts } from './facts';

/** The mail for those who read plain text. */
export function mailText(facts: MailFacts): string {
	const { words, asks, heading, link } = facts;
	const parts = [
		heading,
		asks ? words.intro : words.allWellText,
		...issueLines(facts),
		...failedLines(facts),
		...statusLines(facts),
		...(link === null ? [] : [`${words.statusPage}: ${link}`]),
		words.footer,
	];
	return `${parts.join('\n\n')}\n`;
}

function issueLines(facts: MailFacts): readonly string[] {
	const { words, mendable, toMend, language, formats } = facts;
	if (toMend === 0) return [];
	const shown = mendable.slice(0, SHOWN.issues);
	const lines = shown.map((issue) => {
		const { entity, backend } = issue;
		const { message, remedy } = describeIssue(issue, { entity, otherName: backend, language });
		return `- ${message}\n  ${remedy}`;
	});
	const left = toMend - shown.length;
	return [
		words.issuesTitle.toUpperCase(),
		...lines,
		...(left > 0 ? [words.moreIssues(formats.number(left))] : []),
	];
}

function failedLines(facts: MailFacts): readonly string[] {
	const { words, failed, formats } = facts;
	if (failed.length === 0) return [];
	const left = failed.length - SHOWN.failed;
	return [
		words.failedTitle.toUpperCase(),
		failed
			.slice(0, SHOWN.failed)
			.map((one) => `- ${failedRunInWords(one, facts)}`)
			.join('\n'),
		...(left > 0 ? [words.moreFailed(formats.number(left))] : []),
	];
}

function statusLines(facts: MailFacts): readonly string[] {
	const { words, page, report, formats } = facts;
	const { columns } = words;
	const lines = report.streams.map((stream) => {
		const figures = [
			page.conditions[stream.condition.is],
			`${columns.linked.toLowerCase()} ${formats.number(stream.links)}`,
			`${columns.toMend.toLowerCase()} ${formats.number(stream.toMend)}`,
			`${columns.lastRun.toLowerCase()} ${lastRunInWords(stream, facts)}`,
		];
		return `- ${kindName(stream, facts)}: ${figures.join(', ')}`;
	});
	return [
		words.statusTitle.toUpperCase(),
		lines.length === 0 ? words.nothingYet : lines.join('\n'),
	];
}
