// @ts-check
/** Mail that a template sends, by n8n's own node. */

/** @typedef {import('./flow.mjs').Flow} Flow */

/**
 * A mail to each item's address, in HTML and as plain text.
 * @param {Flow} flow
 * @param {{ name: string; at: import('./flow.mjs').Place; from: string; to: string; subject: string; text: string; html?: string }} mail
 * expressions with their "=", or texts; without html it is plain text alone
 */
export const addMail = (flow, { name, at, from, to, subject, text, html }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.emailSend',
		version: 2.1,
		parameters: {
			operation: 'send',
			fromEmail: from,
			toEmail: to,
			subject,
			emailFormat: html === undefined ? 'text' : 'both',
			text,
			...(html !== undefined && { html }),
			options: { appendAttribution: false },
		},
		at,
	});
