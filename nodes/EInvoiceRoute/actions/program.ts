import type { NodeProgram } from '../../shared/run-operations';
import { invoiceFailures } from '../failure-policy';
import type { InvoiceSession } from '../session';
import { documentOperations } from './document/document.resource';
import { invoiceOperations } from './invoice/invoice.resource';
import { printJobOperations } from './printJob/printJob.resource';

/** What the node can do. */
export const operations = {
	document: documentOperations,
	invoice: invoiceOperations,
	printJob: printJobOperations,
};

/** The same within one run. */
export function programFor(session: InvoiceSession): NodeProgram<InvoiceSession> {
	return { open: () => Promise.resolve(session), failures: invoiceFailures, operations };
}
