import type { Bilingual } from '../language';
import { SERVICE_NAMES, type Service } from '../rules/services';
import type { VismaRegistration } from './client';
import { CONNECTOR_SENTENCES } from './dutch';
import { VismaConnectorError } from './errors';
import { ACTIVATION_TEXTS } from './readiness-texts';
import { ACTIVATION_STEPS, type Activation } from './wire';

/** One thing that has to be in order before anything can be registered. */
export interface ConnectionStep extends Bilingual {
	/** Which one: a word that never changes meaning. */
	readonly step: string;
	readonly state: 'ok' | 'missing';
	/** What to do, unless it is in order. */
	readonly remedy: Bilingual | null;
}

/**
 * What is in order and what is missing: the connection, each step of the activation wizard of Visma On Premises
 * Gateway, and whether each service shows its users to whoever signed in. Changes nothing.
 */
export async function connectionSteps(
	client: VismaRegistration,
	services: readonly Service[],
): Promise<readonly ConnectionStep[]> {
	const activation = await attempt('connection', async () => {
		const { steps } = await client.activation();
		return [inOrder('connection', CONNECTED), ...activationSteps(steps)];
	});
	if (activation.some(({ step, state }) => step === 'connection' && state === 'missing')) {
		return activation;
	}
	const all = [...activation];
	for (const service of services) {
		all.push(
			...(await attempt(service, async () => {
				const count = await client.userCount(service);
				const name = SERVICE_NAMES[service];
				return [
					inOrder(service, {
						nl: `${name} antwoordt en heeft ${count} ${count === 1 ? 'gebruiker' : 'gebruikers'}.`,
						en: `${name} answers and has ${count} ${count === 1 ? 'user' : 'users'}.`,
					}),
				];
			})),
		);
	}
	return all;
}

const CONNECTED: Bilingual = {
	nl: 'De koppeling met de Visma-diensten antwoordt en de aanmelding is in orde.',
	en: 'The connector for the Visma services answers, and the sign-in is in order.',
};

/** The steps that a question answers; where it is refused, the one step that says why. */
async function attempt(
	step: string,
	ask: () => Promise<readonly ConnectionStep[]>,
): Promise<readonly ConnectionStep[]> {
	try {
		return await ask();
	} catch (error) {
		if (!(error instanceof VismaConnectorError)) throw error;
		const { messageNl, remedyNl } = CONNECTOR_SENTENCES[error.code];
		const remedy = { nl: remedyNl, en: error.remedy };
		return [{ step, state: 'missing', nl: messageNl, en: error.message, remedy }];
	}
}

function activationSteps(told: Activation['steps']): readonly ConnectionStep[] {
	return ACTIVATION_STEPS.map((step) => {
		const { name, remedy } = ACTIVATION_TEXTS[step];
		const isDone = told.some((one) => one.step === step && one.state === 'done');
		if (isDone)
			return inOrder(step, { nl: `${name.nl} is in orde.`, en: `${name.en} is in order.` });
		const sentence = { nl: `${name.nl} ontbreekt nog.`, en: `${name.en} is missing.` };
		return { step, state: 'missing', ...sentence, remedy };
	});
}

function inOrder(step: string, sentence: Bilingual): ConnectionStep {
	return { step, state: 'ok', ...sentence, remedy: null };
}
