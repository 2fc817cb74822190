import { join } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { credentialFor } from '../credential-for';
import type { StoredCredential } from '../credential-store';
import type { Engine, RunResult } from '../harness';
import { storeCredentialFor } from '../store-credential';

export type WorkflowName =
	| 'vat-return-prepare'
	| 'icp-statement-prepare'
	| 'vat-return-file'
	| 'icp-statement-file'
	| 'filing-step';

export interface FilingRun {
	readonly items?: readonly IDataObject[];
	/** Changes to parameters, by the name of the node. */
	readonly parameters?: Readonly<Record<string, IDataObject>>;
	/** Settings of every node of ours. */
	readonly node?: Partial<INode>;
	readonly credentials?: Readonly<Record<string, StoredCredential>>;
}

/** The rubrics of the example of the first quarter of 2026. */
export const RUBRICS: IDataObject = {
	'1a': { turnover: 100_000, vat: 21_000 },
	'1b': { turnover: 20_000, vat: 1_800 },
	'2a': { turnover: 5_000, vat: 1_050 },
	'3a': { turnover: 7_500 },
	'3b': { turnover: 12_000 },
	'4b': { turnover: 4_000, vat: 840 },
	'5b': { vat: 9_311 },
};

/** Supplies that come to rubric 3b of these. */
export const SUPPLIES: readonly IDataObject[] = [
	{ customer: 'customer 10', vatId: 'DE136695976', nature: 'goods', amount: 8_000 },
	{ customer: 'customer 20', vatId: 'FR83404833048', nature: 'goods', amount: 3_000 },
	{ customer: 'customer 20', vatId: 'FR83404833048', nature: 'services', amount: 1_500 },
	{ customer: 'customer 30', vatId: 'BE0428759497', nature: 'triangular', amount: -500 },
].map((one, at) => ({ ...one, record: `VRK ${at}`, date: '2026-02-01' }));

const OURS = ['Prepare', 'Validate', 'Approve', 'Submit', 'Status', 'Receipt', 'Step'];
/** A credential for the sandbox's Digipoort; `data` replaces single fields of it. */
export function digipoortCredential(
	{ digipoort }: Sandbox,
	data: StoredCredential['data'] = {},
): StoredCredential {
	const { baseUrl, firm, root } = digipoort;
	return {
		type: 'digipoortApi',
		data: {
			...{ environment: 'other', baseUrl, ...firm, answerSigners: root, ca: root },
			...{ role: 'Bedrijf', identityType: 'Fi', algorithm: 'sha1', ...data },
		},
	};
}

/** The same for AutoReport, to which nobody has signed in yet. */
export function autoReportCredential(
	{ autoReport }: Sandbox,
	data: StoredCredential['data'] = {},
): StoredCredential {
	const { baseUrl, client } = autoReport;
	return {
		type: 'vismaAutoReportOAuth2Api',
		data: {
			...{ baseUrl, authority: baseUrl, grantType: 'clientCredentials' },
			...{ clientId: client.id, clientSecret: client.secret },
			...{ tenantId: client.tenantId, scope: client.scope, ...data },
		},
	};
}

/** n8n's engine with our node, the books of the demo firm and a store, anew for each test. */
export class FilingSetting {
	private constructor(
		private readonly engine: Engine,
		readonly world: Sandbox,
		private readonly place: StorePlace,
		private readonly isWorldShared: boolean,
	) {}

	static async create(engine: Engine, seed: 'demo' | 'empty' = 'empty'): Promise<FilingSetting> {
		return new FilingSetting(engine, await startSandbox({ seed }), sqlitePlace(), false);
	}

	/** In a world that outlives the test, since making its certificates takes a while: nothing was filed there. */
	static in(engine: Engine, world: Sandbox): FilingSetting {
		world.digipoort.clear();
		world.autoReport.clear();
		world.clearFaults();
		return new FilingSetting(engine, world, sqlitePlace(), true);
	}

	async run(name: WorkflowName, run: FilingRun = {}): Promise<RunResult> {
		const { items, parameters = {}, node = {}, credentials = {} } = run;
		const settings = { onError: 'continueErrorOutput', ...node } as const;
		return await this.engine.start(join(__dirname, `${name}.workflow.json`), {
			...(items !== undefined && { items }),
			credentials: {
				accountview: credentialFor(this.world),
				store: storeCredentialFor(this.place.address),
				...credentials,
			},
			parameters,
			nodes: Object.fromEntries(OURS.map((each) => [each, settings])),
		}).result;
	}

	async stop(): Promise<void> {
		if (!this.isWorldShared) await this.world.stop();
		await this.place.remove();
	}
}
