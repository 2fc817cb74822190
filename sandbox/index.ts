/** Stand-ins for the world around the nodes: real HTTP servers on this machine. */
export { startSandbox } from './start';
export type { IssuedTokens, Sandbox, SandboxOptions, TokenOptions } from './sandbox';
export type { TableHandle } from './accountview/table-handle';
export type { CellValue, RowValues } from './accountview/tables/definition';
export { generateCustomers } from './data/generator';
export type { KeptReport } from './autoreport/reports';
export type { TenantCondition } from './autoreport/tenant';
export type { KeptService, KeptUser, ServiceName } from './visma/records';
export type { RegistrationCondition } from './visma/tenant';
export { newAuthority, p12Of } from './digipoort/certificates';
export { DigipoortStandIn, type DigipoortFault } from './digipoort/digipoort';
export type { KeptFiling } from './digipoort/filings';
export { FAULT_KINDS, type Fault, type FaultKind } from './faults';
export { MAIL_PHASES, type MailFault, type MailPhase } from './mailbox/mail-faults';
export type { MailAccount } from './mailbox/accounts';
export type { MailArrival, ReceivedMail } from './mailbox/mail-store';
export type { PrintedDocument, PrinterCondition, QueuedJob } from './printer/print-queue';
export type { PrinterFault, PrinterOperation } from './printer/printer-faults';
export type { RecordedRequest } from './http/recorder';
export {
	DEFAULT_SWITCHES,
	describeSwitches,
	switchesSchema,
	type SwitchName,
	type Switches,
} from './switches';
export type { AppArticle } from './workorders/article';
export type { Address, AppContact, AppCustomer, WorkLocation } from './workorders/customer';
export type { Deletion } from './workorders/deletions';
export type { AppEmployee } from './workorders/employee';
export type { CollectionHandle, CollectionHandles } from './workorders/handles';
export type { AppHours } from './workorders/hours';
export type { Note } from './workorders/note';
export type { NoteFilter } from './workorders/note-book';
export type { AppProject, AppProjectType } from './workorders/project';
export type { Made } from './workorders/resource';
export type { AppWorkOrder } from './workorders/work-order';
