import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runOperations } from '../shared/run-operations';
import { testStore } from '../shared/store/store-credential';
import { documentDescription } from './actions/document/document.resource';
import { invoiceDescription } from './actions/invoice/invoice.resource';
import { printJobDescription } from './actions/printJob/printJob.resource';
import { programFor } from './actions/program';
import { testCertificate } from './certificate-credential';
import { byChannel, OUTPUTS } from './outputs';
import { withPdfKept } from './pdf-stays';
import { testPrinter } from './printer-credential';
import { InvoiceSession } from './session';
import { inOneNotice } from './actions/invoice/notice';

export class EInvoiceRoute implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'E-Invoice Route',
		name: 'eInvoiceRoute',
		icon: { light: 'file:e-invoice-route.svg', dark: 'file:e-invoice-route.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Bring each invoice to the channel that its customer agreed to',
		defaults: { name: 'E-Invoice Route' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [
			{
				name: 'eInvoiceCertificateApi',
				displayName: 'Certificate',
				required: true,
				testedBy: 'testCertificate',
				displayOptions: { show: { operation: ['route'], sign: [true] } },
			},
			{
				name: 'eInvoicePrinterApi',
				displayName: 'Printer (Optional)',
				required: false,
				testedBy: 'testPrinter',
				displayOptions: { show: { operation: ['print'] } },
			},
			{
				name: 'accountViewStoreApi',
				displayName: 'Store (Optional)',
				required: false,
				testedBy: 'testStore',
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'invoice',
				options: [
					{ name: 'Document', value: 'document' },
					{ name: 'Invoice', value: 'invoice' },
					{ name: 'Print Job', value: 'printJob' },
				],
			},
			...documentDescription,
			...invoiceDescription,
			...printJobDescription,
		],
	};

	methods = { credentialTest: { testCertificate, testPrinter, testStore } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const session = new InvoiceSession(this);
		try {
			const [output = []] = await runOperations(this, programFor(session));
			return byChannel(this, withPdfKept(this, inOneNotice(this, output)));
		} finally {
			await session.close();
		}
	}
}
