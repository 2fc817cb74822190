import type { Bilingual } from '../language';
import { doubtful, expiryStep, inOrder, lacking, type ReadinessStep } from '../readiness/step';
import type { FilingKind } from '../xbrl/generations';
import { ACTIVATION_TEXTS, KIND_NAMES, REMEDIES } from './readiness-texts';
import { AUTOREPORT_SENTENCES } from './dutch';
import { AutoReportError } from './errors';
import type { AutoReport } from './client';
import {
	ACTIVATION_STEPS,
	type Activation,
	type CertificateChoice,
	type Company,
	type Profile,
	type User,
} from './wire';

export interface AutoReportReadinessOptions {
	/** Id of the company that is filed for; '' where none was chosen. */
	readonly company: string;
	/** Code of the administration that is filed for. */
	readonly administration: string;
	/** What is to be filed. */
	readonly kinds: readonly FilingKind[];
	/** Milliseconds since 1970. */
	readonly now: number;
}

const ROLE = 'AutoReport User';

/**
 * What is in order and what is missing before a company can file through AutoReport: the connection, each step
 * of the activation wizard, company, profile, role, certificate and its expiry. Files and changes nothing.
 */
export async function autoReportReadiness(
	autoReport: AutoReport,
	options: AutoReportReadinessOptions,
): Promise<readonly ReadinessStep[]> {
	const { company, now } = options;
	const activation = await attempt('connection', async () => {
		const { steps } = await autoReport.activation();
		return [connected(), ...activationSteps(steps)];
	});
	if (activation.some(({ step, state }) => step === 'connection' && state === 'missing')) {
		return activation;
	}
	const companies = await attempt('company', async () => [
		companyStep(await autoReport.companies(), company),
	]);
	if (companies.some(({ state }) => state === 'missing')) return [...activation, ...companies];
	return [
		...activation,
		...companies,
		...(await attempt('profile', async () =>
			profileSteps(await autoReport.profiles(company), options),
		)),
		...(await attempt('role', async () => [roleStep(await autoReport.users(company))])),
		...(await attempt('certificate', async () =>
			certificateSteps(await autoReport.certificate(company), now),
		)),
	];
}

/** The steps that a question answers; where it is refused, the one step that says why. */
async function attempt(
	step: string,
	ask: () => Promise<readonly ReadinessStep[]>,
): Promise<readonly ReadinessStep[]> {
	try {
		return await ask();
	} catch (error) {
		if (!(error instanceof AutoReportError)) throw error;
		const { messageNl, remedyNl } = AUTOREPORT_SENTENCES[error.code];
		const isRole = error.code === 'TAX_AUTOREPORT_ROLE_MISSING';
		const which = isRole && step !== 'connection' ? 'role' : step;
		return [
			lacking(which, { nl: messageNl, en: error.message }, { nl: remedyNl, en: error.remedy }),
		];
	}
}

function connected(): ReadinessStep {
	return inOrder('connection', {
		nl: 'De koppeling met AutoReport antwoordt en de aanmelding is in orde.',
		en: 'The connector for AutoReport answers, and the sign-in is in order.',
	});
}

function activationSteps(told: Activation['steps']): readonly ReadinessStep[] {
	return ACTIVATION_STEPS.map((step) => {
		const { name, remedy } = ACTIVATION_TEXTS[step];
		const isDone = told.some((one) => one.step === step && one.state === 'done');
		return isDone
			? inOrder(step, { nl: `${name.nl} is in orde.`, en: `${name.en} is in order.` })
			: lacking(step, { nl: `${name.nl} ontbreekt nog.`, en: `${name.en} is missing.` }, remedy);
	});
}

function companyStep(companies: readonly Company[], id: string): ReadinessStep {
	const found = companies.find((company) => company.id === id);
	if (found === undefined) {
		const list = companies.map(({ id, name }) => `${name} (${id})`).join(', ');
		return lacking(
			'company',
			{
				nl: `${id === '' ? 'Er is geen onderneming gekozen' : `Onderneming ${id} is er niet`}; er zijn: ${list || 'geen'}.`,
				en: `${id === '' ? 'No company was chosen' : `There is no company ${id}`}; there are: ${list || 'none'}.`,
			},
			REMEDIES.company,
		);
	}
	const { name, organisationNumber } = found;
	if (organisationNumber === '') {
		return doubtful(
			'company',
			{
				nl: `Onderneming ${name} heeft geen KvK-nummer.`,
				en: `Company ${name} has no number of the chamber of commerce (KvK).`,
			},
			REMEDIES.organisationNumber,
		);
	}
	return inOrder('company', {
		nl: `Onderneming ${name} (KvK ${organisationNumber}) is geregistreerd.`,
		en: `Company ${name} (KvK ${organisationNumber}) is registered.`,
	});
}

function profileSteps(
	profiles: readonly Profile[],
	{ administration, kinds }: AutoReportReadinessOptions,
): readonly ReadinessStep[] {
	return kinds.map((kind) => {
		const fitting = profiles.filter(
			(profile) => profile.administration === administration && profile.kind === kind,
		);
		const names = fitting.map(({ name }) => name).join(', ');
		const { nl, en } = KIND_NAMES[kind];
		if (fitting.length === 0) {
			return lacking(
				'profile',
				{
					nl: `Administratie ${administration} heeft geen aangifteprofiel voor de ${nl}.`,
					en: `Administration ${administration} has no declaration profile for the ${en}.`,
				},
				REMEDIES.profile,
			);
		}
		const sentence: Bilingual = {
			nl: `Aangifteprofiel voor de ${nl} van ${administration}: ${names}.`,
			en: `Declaration profile for the ${en} of ${administration}: ${names}.`,
		};
		return fitting.length === 1
			? inOrder('profile', sentence)
			: doubtful('profile', sentence, REMEDIES.profileChoice);
	});
}

/** A client that acts for the tenant is no user; then somebody has to have the role, to look at what was filed. */
function roleStep(users: readonly User[]): ReadinessStep {
	const caller = users.find(({ isCaller }) => isCaller);
	const holders = users.filter(({ roles }) => roles.includes(ROLE));
	if (caller !== undefined && !caller.roles.includes(ROLE)) {
		return lacking(
			'role',
			{
				nl: `${caller.name} heeft de rol ${ROLE} niet.`,
				en: `${caller.name} does not have the role ${ROLE}.`,
			},
			REMEDIES.role,
		);
	}
	if (holders.length === 0) {
		return doubtful(
			'role',
			{ nl: `Niemand heeft de rol ${ROLE}.`, en: `Nobody has the role ${ROLE}.` },
			REMEDIES.role,
		);
	}
	const names = holders.map(({ name }) => name).join(', ');
	return inOrder('role', {
		nl: `De rol ${ROLE} hebben: ${names}.`,
		en: `The role ${ROLE} is with: ${names}.`,
	});
}

function certificateSteps(
	{ choice, scope, certificate }: CertificateChoice,
	now: number,
): readonly ReadinessStep[] {
	const forWhom: Bilingual =
		scope === 'company'
			? { nl: 'voor deze onderneming', en: 'for this company' }
			: { nl: 'voor alle ondernemingen', en: 'for all companies' };
	if (choice === 'own' && certificate === null) {
		return [
			lacking(
				'certificate',
				{
					nl: `Een eigen certificaat is gekozen (${forWhom.nl}) en niet geüpload.`,
					en: `An own certificate is chosen (${forWhom.en}) and was not uploaded.`,
				},
				REMEDIES.certificate,
			),
		];
	}
	const whose = choice === 'own' ? `: ${certificate?.holder ?? ''}` : '';
	const chosen = inOrder('certificate', {
		nl: `${choice === 'own' ? 'Eigen certificaat' : 'Visma-certificaat'} ${forWhom.nl}${whose}.`,
		en: `${choice === 'own' ? 'Own certificate' : 'Certificate of Visma'} ${forWhom.en}${whose}.`,
	});
	if (certificate === null) return [chosen];
	const validity = {
		from: Date.parse(certificate.validFrom),
		until: Date.parse(certificate.validUntil),
	};
	return [chosen, expiryStep(validity, now)];
}
