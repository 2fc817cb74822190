import type { WorkflowFile } from '../../test/engine/harness';
import { chain, node, START } from './flows';

/** Our node: each item once, with its file. */
export function ourMail(): WorkflowFile {
	const mail = node('Mail', 'n8n-nodes-accountview.emailProfileSend', 1, {
		resource: 'message',
		operation: 'send',
		emailSystem: 'smtp',
		to: '={{ $json.to }}',
		content: 'own',
		subject: '=Factuur {{ $json.number }}',
		text: 'Hierbij de factuur.',
		html: '',
		attachments: 'data',
		keyFrom: 'document',
		administration: 'DEMO',
		documentKind: 'invoice',
		documentNumber: '={{ $json.number }}',
		revision: '',
		options: {},
	});
	return chain([START, mail]);
}

/** The peer: n8n's Send Email node, for the same messages. */
export function peerMail(from: string): WorkflowFile {
	const mail = node('Mail', 'n8n-nodes-base.emailSend', 2.1, {
		resource: 'email',
		operation: 'send',
		fromEmail: from,
		toEmail: '={{ $json.to }}',
		subject: '=Factuur {{ $json.number }}',
		emailFormat: 'text',
		text: 'Hierbij de factuur.',
		options: { attachments: 'data', appendAttribution: false, allowUnauthorizedCerts: true },
	});
	return chain([START, mail]);
}
