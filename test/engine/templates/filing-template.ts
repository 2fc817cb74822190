import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { digipoortCredential } from '../auto-report-submit/filing-setting';
import { credentialFor } from '../credential-for';
import { Engine, type RunResult } from '../harness';
import { textOf } from '../node-setting';
import type { StoredCredential } from '../credential-store';
import { storeCredentialFor } from '../store-credential';
import { withAnswers, type Answers } from './forms';
import { keepPages } from './kept-pages';
import { readTemplate, withSettings } from './template-file';

/** The last quarter that is over. */
export const QUARTER = DateTime.now().minus({ quarters: 1 }).toFormat("yyyy-'Q'q");

/** The firm of the sandbox, as a consultant fills it in. */
export const FIRM = {
	administration: 'DEMO',
	obNumber: '009000100B01',
	serviceCodes: '7',
	vendorNumber: 'SWO01234',
	initials: 'D.',
	surname: 'de Vries',
	phone: '0305550000',
	mailTo: 'boekhouding@demo-installatie.example',
};

export interface FilingTemplateRun {
	/** Left out: the form. */
	readonly startAt?: string;
	readonly form?: IDataObject;
	readonly answers?: Answers;
	/** Values of the node Settings that differ from the firm's. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** Told of each node that begins. */
	readonly onNodeStart?: (name: string) => void;
	/** Left out: one that is there. */
	readonly store?: StoredCredential;
}

const PERSON = { user: { email: 'daan@demo-installatie.example' } };

/** The books of the demo firm, Digipoort, a mailbox, a store, and one template. */
export class FilingTemplate {
	private executions = 0;
	private readonly place: StorePlace = sqlitePlace();

	private constructor(
		private readonly engine: Engine,
		readonly sandbox: Sandbox,
	) {}

	static async load(): Promise<{ readonly engine: Engine; readonly sandbox: Sandbox }> {
		const sandbox = await startSandbox({ seed: 'demo' });
		// Its certificates are made when they are first asked for, and that takes seconds.
		digipoortCredential(sandbox);
		return { engine: await Engine.load(), sandbox };
	}

	/** Anew for each test; the sandbox outlives it, and nothing was filed or mailed there. */
	static begin(engine: Engine, sandbox: Sandbox): FilingTemplate {
		sandbox.digipoort.clear();
		sandbox.mailbox.clear();
		sandbox.clearFaults();
		return new FilingTemplate(engine, sandbox);
	}

	/** @param file of workflows/ */
	async run(file: string, run: FilingTemplateRun = {}): Promise<RunResult> {
		this.executions += 1;
		const { startAt, form = {}, answers = {}, settings = {} } = run;
		const { store = storeCredentialFor(this.place.address) } = run;
		const template = readTemplate(file);
		const known = settingsOf(template);
		const fitting = Object.entries({ ...FIRM, ...settings }).filter(([name]) => known.has(name));
		const flow = withSettings(withAnswers(template, answers), Object.fromEntries(fitting));
		const start = startAt ?? flow.nodes.find(({ type }) => type.endsWith('.formTrigger'))?.name;
		if (start === undefined) throw new Error(`${file} has no form to start at.`);
		const json = { period: QUARTER, replace: [], ...PERSON, ...form };
		const result = await this.engine.run(
			{ ...flow, pinData: { [start]: [{ json }] } },
			{
				startAt: start,
				...(run.onNodeStart !== undefined && { onNodeStart: run.onNodeStart }),
				executionId: String(this.executions),
				credentials: {
					accountview: credentialFor(this.sandbox),
					digipoort: digipoortCredential(this.sandbox),
					ALGEMEEN: this.profile(),
					store,
				},
				parameters: { 'Wait a Little': { amount: 0 } },
			},
		);
		if (result.error !== undefined) throw result.error;
		keepPages(template, result);
		return result;
	}

	async stop(): Promise<void> {
		await this.place.remove();
	}

	private profile() {
		const { host, port } = this.sandbox.mailbox;
		return {
			type: 'emailProfileSmtpApi',
			data: {
				...{ code: 'ALGEMEEN', senderName: 'Demo Installatie', provider: 'other' },
				senderAddress: 'info@demo-installatie.example',
				...{ host, port, security: 'none', user: '', password: '' },
			},
		};
	}
}

function settingsOf({ nodes }: ReturnType<typeof readTemplate>): ReadonlySet<string> {
	const settings = nodes.find(({ name }) => name === 'Settings')?.parameters['assignments'];
	const { assignments } = settings as { assignments: readonly { name: string }[] };
	return new Set(assignments.map(({ name }) => name));
}

/** Title and text of the one last page. */
export function endOf(
	result: RunResult,
	pages: readonly string[],
): { title: string; text: string } {
	const shown = pages.flatMap((name) => result.json(name));
	expect(shown).toHaveLength(1);
	return { title: textOf(shown[0]?.['title']), text: textOf(shown[0]?.['message']) };
}
