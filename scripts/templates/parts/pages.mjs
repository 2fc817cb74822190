// @ts-check
/** Pages that n8n serves. */

/**
 * A request for a page; the file of the last node answers it. A Respond to Webhook node would do the
 * same, but not in a flow that a form begins as well.
 * @param {import('./flow.mjs').Flow} flow
 * @param {{ name: string; at: import('./flow.mjs').Place; path: string }} node
 */
export const addPageRequest = (flow, { name, at, path }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.webhook',
		version: 2.1,
		parameters: {
			path,
			responseMode: 'lastNode',
			responseData: 'firstEntryBinary',
			responseBinaryPropertyName: 'data',
			options: {
				responseHeaders: { entries: [{ name: 'Cache-Control', value: 'no-store' }] },
			},
		},
		at,
	});
