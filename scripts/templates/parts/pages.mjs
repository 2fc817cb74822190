// @ts-check
/** Pages that n8n serves: a Webhook node, and the file that answers it. */

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 */

/** @param {Flow} flow @param {{ name: string; at: Place; path: string }} node */
export const addPageRequest = (flow, { name, at, path }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.webhook',
		version: 2.1,
		parameters: { path, responseMode: 'responseNode', options: {} },
		at,
	});

/** Answers with the file of the item. @param {Flow} flow @param {{ name: string; at: Place }} node */
export const addPageAnswer = (flow, { name, at }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.respondToWebhook',
		version: 1.5,
		parameters: {
			respondWith: 'binary',
			responseDataSource: 'automatically',
			options: {
				responseHeaders: { entries: [{ name: 'Cache-Control', value: 'no-store' }] },
			},
		},
		at,
	});
