import { escapeHtml, html, type Answer } from '../../http/answer';
import type { Scope } from './tokens';

const RIGHTS: Readonly<Record<Scope, string>> = {
	readaccountviewdata: 'Gegevens lezen: klanten, adressen en andere stamgegevens bekijken',
	updateaccountviewdata: 'Gegevens toevoegen en wijzigen',
	deleteaccountviewdata: 'Gegevens verwijderen',
};

const STYLE = `
:root { color-scheme: light dark; --ink: #16202b; --soft: #5a6b7b; --ground: #eef2f6; --card: #fff; --line: #d8e0e8; --accent: #005ea8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --soft: #9fb0c0; --ground: #10161c; --card: #1a222b; --line: #303c48; --accent: #3b9bea; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { width: min(30rem, calc(100vw - 2rem)); background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 2rem; }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 1rem; }
p { margin: 0 0 1rem; }
ul { margin: 0 0 1.25rem; padding: 1rem 1rem 1rem 2.2rem; border: 1px solid var(--line); border-radius: 10px; }
li + li { margin-top: .4rem; }
.soft { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
.badge { display: inline-block; margin-bottom: 1rem; padding: .1rem .6rem; border: 1px solid var(--line); border-radius: 99px; font-size: .8rem; color: var(--soft); }
.buttons { display: flex; gap: .75rem; }
button { flex: 1; padding: .7rem 1rem; border-radius: 9px; border: 1px solid var(--line); background: none; color: inherit; font: inherit; cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: #fff; font-weight: 600; }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

export interface Permission {
	readonly clientName: string;
	readonly user: { readonly name: string; readonly email: string };
	readonly scope: readonly Scope[];
	/** Handle of this request, good for one decision. */
	readonly request: string;
	readonly redirectUri: string;
}

/** Asks the signed-in user to allow an application the rights it wants. */
export function permissionPage(permission: Permission): Answer {
	const { clientName, user, scope, request, redirectUri } = permission;
	const rights = scope.map((name) => `<li>${escapeHtml(RIGHTS[name])}</li>`).join('');
	return page(
		200,
		`${clientName} vraagt toegang`,
		`<p>U bent aangemeld als <strong>${escapeHtml(user.name)}</strong> (${escapeHtml(user.email)}).
<strong>${escapeHtml(clientName)}</strong> wil in AccountView:</p>
<ul>${rights}</ul>
<form method="post" action="/ams/authorize.aspx">
<input type="hidden" name="request" value="${escapeHtml(request)}">
<p class="buttons"><button name="decision" value="deny">Weigeren</button>
<button class="primary" name="decision" value="allow">Toestaan</button></p>
</form>
<p class="soft">Daarna gaat u terug naar ${escapeHtml(new URL(redirectUri).origin)}.</p>`,
	);
}

export function messagePage(status: number, title: string, message: string): Answer {
	return page(status, title, `<p>${escapeHtml(message)}</p>`);
}

function page(status: number, title: string, content: string): Answer {
	return html(
		status,
		`<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><span class="badge">AccountView.Net (proefomgeving)</span>
<h1>${escapeHtml(title)}</h1>${content}</main></body></html>`,
		{ 'Cache-Control': 'no-store', 'X-Frame-Options': 'DENY' },
	);
}
