/** Somebody who may send. */
export interface MailAccount {
	readonly user: string;
	readonly password: string;
	/** Access token for XOAUTH2. */
	readonly token: string;
	/** Addresses that may be the sender. */
	readonly mayBe: readonly string[];
}

/** The account of the demo firm. */
export const DEMO_ACCOUNT: MailAccount = {
	user: 'facturen@demo-installatie.example',
	password: 'sandbox-mail-password',
	token: 'sandbox-mail-token',
	mayBe: ['facturen@demo-installatie.example', 'info@demo-installatie.example'],
};

/** What a client says to sign in (SASL), step by step. */
export type SignIn =
	| { readonly say: string; readonly next: (line: string) => SignIn }
	| { readonly account: MailAccount | undefined };

/** Begins `AUTH …`; undefined for a mechanism that is not offered. */
export function beginSignIn(rest: string, accounts: readonly MailAccount[]): SignIn | undefined {
	const [mechanism = '', initial] = rest.trim().split(/\s+/);
	switch (mechanism.toUpperCase()) {
		case 'PLAIN':
			return withInitial(initial, (line) => {
				const [, user, password] = decoded(line).split('\0');
				return { account: byPassword(accounts, user, password) };
			});
		case 'LOGIN':
			return withInitial(
				initial,
				(user) => ({
					say: '334 UGFzc3dvcmQ6',
					next: (password) => ({
						account: byPassword(accounts, decoded(user), decoded(password)),
					}),
				}),
				'334 VXNlcm5hbWU6',
			);
		case 'XOAUTH2':
			return withInitial(initial, (line) => byToken(accounts, decoded(line)));
		default:
			return undefined;
	}
}

function withInitial(
	initial: string | undefined,
	next: (line: string) => SignIn,
	say = '334 ',
): SignIn {
	return initial === undefined ? { say, next } : next(initial);
}

/** A token that is refused is told as a challenge first, as real servers do. */
function byToken(accounts: readonly MailAccount[], text: string): SignIn {
	const parts = text.split('\u0001');
	const user = parts.find((part) => part.startsWith('user='))?.slice(5);
	const token = parts.find((part) => part.startsWith('auth=Bearer '))?.slice(12);
	const account = accounts.find((one) => one.user === user && one.token === token);
	if (account !== undefined) return { account };
	const details = JSON.stringify({ status: '401', schemes: 'bearer' });
	return {
		say: `334 ${Buffer.from(details).toString('base64')}`,
		next: () => ({ account: undefined }),
	};
}

function byPassword(
	accounts: readonly MailAccount[],
	user: string | undefined,
	password: string | undefined,
): MailAccount | undefined {
	return accounts.find((one) => one.user === user && one.password === password);
}

function decoded(base64: string): string {
	return Buffer.from(base64, 'base64').toString('utf8');
}
