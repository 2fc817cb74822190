import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { RunResult } from '../harness';
import { textOf } from '../node-setting';
import type { FormField } from './forms';
import { MailTemplate, type MailTemplateRun } from './mail-template';

const allowed = mkdtempSync(join(tmpdir(), 'accountview-documents-'));
// n8n reads this once, when its engine is loaded.
process.env['N8N_RESTRICT_FILE_ACCESS_TO'] = allowed;

afterAll(() => {
	rmSync(allowed, { recursive: true, force: true });
});

/** Late in a month, so that the invoices of the demo firm have days of their own. */
const TODAY = Date.parse('2026-11-28T10:00:00Z');

/** The page on which a person looks and chooses. */
const PAGE = 'Look and Choose';

export interface DocumentRun extends Omit<MailTemplateRun, 'answers'> {
	/** What is chosen of the list: all of it, or what has one of these numbers. */
	readonly choose?: 'all' | readonly string[];
}

/** A template that routes documents, the demo firm, a mailbox, a folder and a store. */
export class DocumentTemplate {
	readonly folder = mkdtempSync(join(allowed, 'run-'));

	constructor(
		private readonly file: string,
		private readonly template: MailTemplate,
		/** What the first page gives unless a test says otherwise. */
		private readonly form: IDataObject,
	) {}

	get sandbox(): MailTemplate['sandbox'] {
		return this.template.sandbox;
	}

	/** As far as the page, on which nothing is chosen. */
	preview(run: DocumentRun = {}): Promise<RunResult> {
		return this.run({ ...run, choose: [] });
	}

	/** To the last page: the page is read first, and then answered. */
	async run({ choose = 'all', ...run }: DocumentRun = {}): Promise<RunResult> {
		const chosen = choose.length === 0 ? [] : optionsOf(await this.start(run, [])).filter(isMeant);
		return await this.start(run, chosen);

		function isMeant(option: string): boolean {
			return choose === 'all' || choose.some((number) => option.startsWith(`${number} `));
		}
	}

	private start(run: Omit<DocumentRun, 'choose'>, chosen: readonly string[]): Promise<RunResult> {
		return this.template.run(this.file, {
			...run,
			form: { ...this.form, ...run.form },
			settings: { folder: this.folder, ...run.settings },
			answers: { [PAGE]: { chosen: [...chosen] } },
		});
	}

	/** So that what a page says in Dutch is not the name of a firm. */
	nameCustomersInEnglish(): void {
		const { customers } = this.sandbox.accountView;
		for (const { SUB_NR: number } of customers.all()) {
			customers.update(textOf(number), { ACCT_NAME: `Firm ${textOf(number)}` });
		}
	}

	async stop(): Promise<void> {
		await this.template.stop();
	}
}

/** A document template for each test of a file. */
export function documentTemplates(
	file: string,
	form: IDataObject = {},
): { readonly now: DocumentTemplate } {
	let engine: Awaited<ReturnType<typeof MailTemplate.load>> | undefined;
	let template: DocumentTemplate | undefined;
	beforeAll(async () => {
		engine = await MailTemplate.load();
	});
	beforeEach(async () => {
		if (engine === undefined) return;
		const mail = await MailTemplate.create(engine, { seed: 'demo', now: () => TODAY });
		template = new DocumentTemplate(file, mail, form);
	});
	afterEach(async () => {
		await template?.stop();
	});
	return {
		get now() {
			if (template === undefined) throw new Error('No test is running.');
			return template;
		},
	};
}

/** What can be chosen on the page; nothing where the flow did not come to it. */
export function optionsOf(result: RunResult): readonly string[] {
	return (fieldsOf(result)[1]?.fieldOptions?.values ?? []).map(({ option }) => option);
}

/** What of it is ticked already. */
export function tickedOf(result: RunResult): string {
	return fieldsOf(result)[1]?.defaultValue ?? '';
}

/** The list as HTML. */
export const listOf = (result: RunResult): string => fieldsOf(result)[0]?.html ?? '';

function fieldsOf(result: RunResult): readonly FormField[] {
	return (result.json(PAGE)[0]?.['fields'] ?? []) as unknown as readonly FormField[];
}

/** Title and text of the one last page. */
export function lastPageOf(
	result: RunResult,
	pages: readonly string[],
): { readonly title: string; readonly text: string } {
	const shown = pages.flatMap((name) => result.json(name));
	expect(shown).toHaveLength(1);
	return { title: textOf(shown[0]?.['title']), text: textOf(shown[0]?.['message']) };
}
