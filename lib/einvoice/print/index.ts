/** Documents on paper: see README.md of the room. */
export {
	DocumentPrinter,
	type DocumentPrinterPorts,
	type Printed,
	type PrintOptions,
} from './document-printer';
export type { PrinterAbilities } from './abilities';
export type { PrintErrorCode } from './codes';
export { printerAddress, type PrinterAddress } from './ipp/address';
export { IppClient, type IppClientOptions } from './ipp/client';
export type { PrintJobFilter } from './jobs/job-table';
export {
	PRINT_STATES,
	type DocumentToPrint,
	type PrintJob,
	type PrintState,
} from './jobs/print-job';
export { PrintJobs, type PrintDecision, type PrintJobsOptions } from './jobs/print-jobs';
export type { PrinterAnswer, PrinterExchange, PrinterPort } from './port';
export { Printer, type PrintWish } from './printer';
export { reasonsInWords } from './reasons';
