import type { WorkflowFile } from '../../test/engine/harness';
import { chain, node, START } from './flows';

/** Invoices to their customers: Route, Email Profile Send, Finish. */
export function invoiceMail(folder: string): WorkflowFile {
	const route = node('Route', 'n8n-nodes-accountview.eInvoiceRoute', 1, {
		...{ resource: 'invoice', operation: 'route', documentKind: 'invoice', copy: 'customer' },
		...{ invoice: '={{ $json.invoice }}', administration: 'DEMO', alwaysStore: false },
		...{ customerFrom: 'columns', customer: '={{ $json.customer }}', preview: false },
		...{ pdfFrom: 'render', ubl: 'nlcius', fileName: '{kind} {number}', closing: '' },
		...{ folder, sign: false, options: {} },
	});
	const mail = node('Mail', 'n8n-nodes-accountview.emailProfileSend', 1, {
		...{ resource: 'message', operation: 'send', emailSystem: 'smtp', to: '={{ $json.to }}' },
		...{ content: 'own', subject: '={{ $json.subject }}', text: '={{ $json.text }}' },
		...{ html: '={{ $json.html }}', attachments: '={{ $json.attachments }}' },
		...{ keyFrom: 'document', administration: '={{ $json.administration }}' },
		...{ documentKind: '={{ $json.kind }}', documentNumber: '={{ $json.number }}' },
		...{ revision: '={{ $json.revision }}', options: {} },
	});
	const finish = node('Finish', 'n8n-nodes-accountview.eInvoiceRoute', 1, {
		...{ resource: 'invoice', operation: 'finish', outcome: 'item', afterSending: 'keep' },
		hideNotice: false,
	});
	return chain([START, route, mail, finish]);
}
