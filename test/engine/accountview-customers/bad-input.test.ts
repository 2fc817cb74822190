import type { RunResult } from '../harness';
import { BAD_INPUT } from './bad-input.cases';
import { settingForEachTest } from '../node-setting';
import type { Setting, WorkflowName } from './setting';

describe('bad input', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	/** Which of the names, numbers and phones that a case looks for came out as done. */
	const doneIn = (result: RunResult, others: readonly string[]) =>
		result
			.json('Done')
			.map(({ name, number, phone }) =>
				others.find((text) => [name, number, phone].includes(text)),
			);

	it.each(BAD_INPUT)('$title ends in an error item $code; other items go on', async (bad) => {
		const run = await bad.arrange(setting);

		const result = await setting.run(bad.workflow, {
			...run,
			node: { onError: 'continueErrorOutput' },
		});

		const failed = result.json('Needs Attention');
		expect(failed).toHaveLength(bad.all ? (run.items?.length ?? 1) : 1);
		for (const item of failed) {
			expect(item['details']).toMatchObject({ code: bad.code });
			expect(item['error']).toMatch(bad.sentence);
			expect(item['message']).toMatch(bad.remedy);
		}
		expect(doneIn(result, bad.others)).toEqual(bad.others);
	});

	it.each(BAD_INPUT)(
		'$title stops a node that is set to stop, with the same sentence and no secret',
		async (bad) => {
			const run = await bad.arrange(setting);
			const secrets = secretsOf(setting);

			const result = await setting.run(bad.workflow, { ...run, node: { onError: 'stopWorkflow' } });

			expect(result.status).toBe('error');
			expect(result.error).toMatchObject({
				name: 'NodeOperationError',
				message: expect.stringMatching(/\[item \d\]$/) as string,
				description: expect.stringContaining(`(${bad.code})`) as string,
				context: { code: bad.code },
			});
			expect(result.error?.message).toMatch(bad.sentence);
			expect(result.json('Done')).toEqual([]);
			const shown = JSON.stringify(result.run.data.resultData);
			expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
		},
	);
});

/** Client secret and tokens of the credential as they stand before the run. */
function secretsOf({ credential }: Setting): string[] {
	const { clientSecret, oauthTokenData } = credential.data;
	const tokens = typeof oauthTokenData === 'object' ? Object.values(oauthTokenData) : [];
	// The made-up secret "wrong" and the token type are words of ordinary sentences.
	return [clientSecret, ...tokens].filter(
		(secret): secret is string => typeof secret === 'string' && secret.length > 6,
	);
}
