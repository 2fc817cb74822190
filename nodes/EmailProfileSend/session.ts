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
 * Mail as the node uses it during one run of the node: one outbox, and one profile with one connection,
 * but for drafts, whose items may each be of another; each is opened when it is first asked for.
 */
export class MailSession {
	/** By who they are of, where items differ in it; '' for the credential, which is one. */
	private readonly opened = new Map<string, Promise<OpenProfile>>();
	private readonly senders = new Map<string, Promise<MailSender>>();
	private box: Promise<Outbox> | undefined;
	/** Number of the item whose message was sent last in this run. */
	lastSent: number | undefined;

	constructor(readonly context: IExecuteFunctions) {}

	/**
	 * The profile of an item.
	 *
	 * @throws MailError MAIL_PROFILE_INVALID; CodedError NODE_CREDENTIAL_UNAVAILABLE
	 */
	profile(item: number): Promise<OpenProfile> {
		return once(this.opened, this.ownerOf(item), () => this.openProfile(item));
	}

	/** @throws StoreError STORE_SETTINGS_INVALID, STORE_PATH_INVALID */
	outbox(): Promise<Outbox> {
		this.box ??= openStore(this.context).then((store) => new Outbox(store, { newId: randomUUID }));
		return this.box;
	}

	sender(item: number): Promise<MailSender> {
		return once(this.senders, this.ownerOf(item), () => this.openSender(item));
	}

	/**
	 * Writes down what was sent last.
	 *
	 * @throws MailError MAIL_DOUBTFUL when that cannot be done
	 */
	async flush(): Promise<void> {
		for (const sending of this.senders.values()) {
			const sender = await sending.catch(() => undefined);
			await sender?.flush();
		}
	}

	/** Ends the connection; never rejects. What was sent last is in doubt where `flush` could not help. */
	async close(): Promise<void> {
		await this.flush().catch((error: unknown) => {
			const reason = error instanceof MailError ? error.code : 'unknown';
			this.context.logger.warn('What became of a message could not be written down', { reason });
		});
		for (const opening of this.opened.values()) {
			const opened = await opening.catch(() => undefined);
			await opened?.transport.close();
		}
	}

	/** Whether all items are of the same profile: a draft says itself who it is from. */
	hasOneProfile(): boolean {
		return !this.makesDrafts();
	}

	/** Whether nothing is sent: a person does that. */
	makesDrafts(): boolean {
		return this.system() === 'mapi';
	}

	private ownerOf(item: number): string {
		if (this.hasOneProfile()) return '';
		const names = ['draftProfileCode', 'draftSender'];
		return JSON.stringify(names.map((name) => this.context.getNodeParameter(name, item)));
	}

	private system(): EmailSystem {
		return systemOf(this.context.getNodeParameter('emailSystem', 0));
	}

	private async openSender(item: number): Promise<MailSender> {
		const { profile, transport } = await this.profile(item);
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

	private async openProfile(item: number): Promise<OpenProfile> {
		const system = this.system();
		if (system === 'mapi') {
			const profile = this.draftProfile(item);
			return { profile, transport: openTransport(this.context, system, {}, profile) };
		}
		const credential = await this.credential(credentialTypeOf(system));
		const profile = parseProfile(credential);
		return { profile, transport: openTransport(this.context, system, credential, profile) };
	}

	private draftProfile(item: number): MailProfile {
		const parameters = new ItemParameters(this.context, item);
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

function once<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
	const found = known.get(key);
	if (found !== undefined) return found;
	const made = make();
	known.set(key, made);
	return made;
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
