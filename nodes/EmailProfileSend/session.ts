import { randomUUID } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { CodedError } from '../../lib/errors/coded-error';
import {
	MailError,
	MailSender,
	Outbox,
	parseAddress,
	parseProfile,
	type MailProfile,
	type MailTransport,
} from '../../lib/mail';
import { systemClock } from '../shared/accountview/ports';
import { digest } from '../shared/digest';
import { ItemParameters } from '../shared/item-parameters';
import { openStore } from '../shared/store/open-store';
import { credentialTypeOf, type EmailSystem } from './email-system';
import { openTransport } from './transports';

/** A profile with the way its mail leaves. */
export interface OpenProfile {
	readonly profile: MailProfile;
	readonly transport: MailTransport;
}

/**
 * Mail as the node uses it during one run of the node: one profile, one connection, one outbox; each
 * is opened when it is first asked for.
 */
export class MailSession {
	private opened: Promise<OpenProfile> | undefined;
	private box: Promise<Outbox> | undefined;
	private sending: Promise<MailSender> | undefined;
	/** Number of the item whose message was sent last in this run. */
	lastSent: number | undefined;

	constructor(readonly context: IExecuteFunctions) {}

	/** @throws MailError MAIL_PROFILE_INVALID; CodedError NODE_CREDENTIAL_UNAVAILABLE */
	profile(): Promise<OpenProfile> {
		this.opened ??= this.openProfile();
		return this.opened;
	}

	/** @throws StoreError STORE_SETTINGS_INVALID, STORE_PATH_INVALID */
	outbox(): Promise<Outbox> {
		this.box ??= openStore(this.context).then((store) => new Outbox(store, { newId: randomUUID }));
		return this.box;
	}

	sender(): Promise<MailSender> {
		this.sending ??= this.openSender();
		return this.sending;
	}

	/**
	 * Writes down what was sent last.
	 *
	 * @throws MailError MAIL_DOUBTFUL when that cannot be done
	 */
	async flush(): Promise<void> {
		const sender = await this.sending?.catch(() => undefined);
		await sender?.flush();
	}

	/** Ends the connection; never rejects. What was sent last is in doubt where `flush` could not help. */
	async close(): Promise<void> {
		await this.flush().catch((error: unknown) => {
			const reason = error instanceof MailError ? error.code : 'unknown';
			this.context.logger.warn('What became of a message could not be written down', { reason });
		});
		const opened = await this.opened?.catch(() => undefined);
		await opened?.transport.close();
	}

	private async openSender(): Promise<MailSender> {
		const { profile, transport } = await this.profile();
		const signal = this.context.getExecutionCancelSignal();
		const ports = {
			clock: systemClock,
			random: Math.random,
			logger: this.context.logger,
			digest,
			...(signal !== undefined && { signal }),
		};
		return new MailSender(profile, await this.outbox(), transport, ports);
	}

	private async openProfile(): Promise<OpenProfile> {
		const system = systemOf(this.context.getNodeParameter('emailSystem', 0));
		if (system === 'mapi') {
			const profile = this.draftProfile();
			return { profile, transport: openTransport(this.context, system, {}, profile) };
		}
		const credential = await this.credential(credentialTypeOf(system));
		const profile = parseProfile(credential);
		return { profile, transport: openTransport(this.context, system, credential, profile) };
	}

	private draftProfile(): MailProfile {
		const parameters = new ItemParameters(this.context, 0);
		const { name, address } = parseAddress(parameters.text('draftSender', 'Sender'), 'Sender');
		const code = parameters.text('draftProfileCode', 'Profile Code');
		return parseProfile({ code, senderName: name, senderAddress: address });
	}

	private async credential(type: string): Promise<ICredentialDataDecryptedObject> {
		try {
			return await this.context.getCredentials(type);
		} catch (error) {
			throw credentialUnavailable(error);
		}
	}
}

/** n8n's own sentence, such as "Node does not have any credentials set"; it holds no secrets. */
function credentialUnavailable(error: unknown): CodedError {
	const because = error instanceof Error ? `: ${error.message}` : '';
	return new CodedError({
		code: 'NODE_CREDENTIAL_UNAVAILABLE',
		message: `n8n cannot give this node its e-mail profile${because}.`,
		remedy: 'Choose an e-mail profile in the node, or make a new one.',
	});
}

function systemOf(value: unknown): EmailSystem {
	if (value === 'smtp' || value === 'smtpOAuth2' || value === 'outlook' || value === 'mapi') {
		return value;
	}
	throw new CodedError({
		code: 'NODE_PARAMETER_INVALID',
		message: `There is no e-mail system "${String(value)}".`,
		remedy: 'Choose an E-Mail System from the list.',
	});
}
