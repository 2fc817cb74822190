import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { TransportFailure, type TransportFailureKind } from '../../lib/ports/http';
import {
	DraftTransport,
	GraphTransport,
	isProtected,
	MailError,
	parseSentMailbox,
	parseServer,
	SmtpProblem,
	SmtpTransport,
	type MailProfile,
	type MailTransport,
	type SmtpSettings,
	type SmtpSignIn,
} from '../../lib/mail';
import { createHttpPort, createUnsignedHttpPort } from '../shared/accountview/http-port';
import { accessTokenOf, TokenKeeper } from '../shared/accountview/token-keeper';
import { credentialTypeOf, type EmailSystem } from './email-system';

/**
 * The way by which a profile sends; connects nothing yet.
 *
 * @throws MailError MAIL_PROFILE_INVALID
 */
export function openTransport(
	context: IExecuteFunctions,
	system: EmailSystem,
	credential: ICredentialDataDecryptedObject,
	profile: MailProfile,
): MailTransport {
	const named = { profile: profile.code, sender: profile.sender.address };
	switch (system) {
		case 'mapi':
			return new DraftTransport();
		case 'smtp': {
			const signIn = passwordSignIn(credential);
			return new SmtpTransport({ ...named, ...serversIn(credential), signIn });
		}
		case 'smtpOAuth2': {
			const signIn = tokenSignIn(context, credential);
			return new SmtpTransport({ ...named, ...serversIn(credential), signIn });
		}
		case 'outlook':
			return graph(context, credential, profile);
	}
}

/** @throws MailError MAIL_PROFILE_INVALID */
export function serversIn(
	credential: ICredentialDataDecryptedObject,
): Pick<SmtpSettings, 'server' | 'sentMailbox'> {
	return { server: parseServer(credential), sentMailbox: parseSentMailbox(credential) };
}

/** Without a user nobody signs in. */
export function passwordSignIn(credential: ICredentialDataDecryptedObject): SmtpSignIn {
	const user = textIn(credential, 'user');
	if (user === '') return { kind: 'none' };
	const { password } = credential;
	return { kind: 'password', user, password: typeof password === 'string' ? password : '' };
}

/** n8n keeps the token and renews it. */
function tokenSignIn(
	context: IExecuteFunctions,
	credential: ICredentialDataDecryptedObject,
): SmtpSignIn {
	const keeper = new TokenKeeper(context, credential, credentialTypeOf('smtpOAuth2'));
	const token = async (isRefused: boolean): Promise<string> => {
		if (isRefused) await renewed(keeper);
		const found = accessTokenOf(keeper.credential);
		if (found === undefined) throw new TransportFailure('token-rejected', 'no token stored');
		return found;
	};
	return { kind: 'oauth2', user: textIn(credential, 'user'), token };
}

/** These refuse the account; the others only say that no token was given now. */
const REFUSALS: readonly TransportFailureKind[] = [
	'token-rejected',
	'client-rejected',
	'grant-revoked',
];

async function renewed(keeper: TokenKeeper): Promise<void> {
	try {
		await keeper.renew((ask) => ask());
	} catch (error) {
		throw tokenProblem(error);
	}
}

function tokenProblem(error: unknown): unknown {
	if (!(error instanceof TransportFailure) || REFUSALS.includes(error.kind)) return error;
	const { reason: message } = error;
	return new SmtpProblem({ code: 'ETOKEN', cause: '', command: '', reply: '', message });
}

function graph(
	context: IExecuteFunctions,
	credential: ICredentialDataDecryptedObject,
	profile: MailProfile,
): MailTransport {
	const baseUrl = textIn(credential, 'graphUrl').replace(/\/+$/, '');
	// A token is told to nobody in the open, but to this machine itself.
	if (!isProtected(baseUrl)) throw noGraph(profile.code);
	const seconds = credential['answerSeconds'];
	return new GraphTransport({
		profile: profile.code,
		sender: profile.sender.address,
		baseUrl,
		mailbox: textIn(credential, 'mailbox'),
		timeoutMs: (typeof seconds === 'number' ? seconds : 120) * 1000,
		http: createHttpPort(context, baseUrl, credential, credentialTypeOf('outlook')),
		plainHttp: createUnsignedHttpPort(context),
		signal: context.getExecutionCancelSignal(),
	});
}

function textIn(credential: ICredentialDataDecryptedObject, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value.trim() : '';
}

function noGraph(profile: string): MailError {
	return new MailError({
		code: 'MAIL_PROFILE_INVALID',
		message: `The e-mail profile ${profile} has no address of Microsoft Graph that begins with https://.`,
		remedy: 'Put https://graph.microsoft.com there, or the address of your national cloud.',
		failureClass: 'profile',
	});
}
