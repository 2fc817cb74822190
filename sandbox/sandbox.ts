import type { AccountViewHandles } from './accountview/handles';
import type { KeptReport } from './autoreport/reports';
import type { AUTOREPORT_CLIENT, TenantCondition } from './autoreport/tenant';
import type { Authority } from './digipoort/certificates';
import type { DigipoortFault } from './digipoort/digipoort';
import type { KeptFiling } from './digipoort/filings';
import type { Fault } from './faults';
import type { GRAPH_ACCOUNT } from './graph/graph-api';
import type { RecordedRequest } from './http/recorder';
import type { MailAccount } from './mailbox/accounts';
import type { MailFault } from './mailbox/mail-faults';
import type { MailArrival, ReceivedMail } from './mailbox/mail-store';
import type { PrinterCondition, PrintedDocument, QueuedJob } from './printer/print-queue';
import type { PrinterFault, PrinterOperation } from './printer/printer-faults';
import type { PrinterAccount } from './printer/printer-server';
import type { Switches } from './switches';
import type { KeptService, ServiceName } from './visma/records';
import type { REGISTRATION_CLIENT, RegistrationCondition } from './visma/tenant';
import type { AppCustomer, CustomerInput } from './workorders/customer';
import type { CollectionHandles } from './workorders/handles';
import type { Deletion } from './workorders/deletions';
import type { Note } from './workorders/note';
import type { NoteFilter } from './workorders/note-book';

export interface SandboxOptions {
	/** Ports on 127.0.0.1; a free one where left out or 0. */
	readonly ports?: {
		accountView?: number;
		workOrders?: number;
		page?: number;
		mail?: number;
		mailStartTls?: number;
		mailTls?: number;
		graph?: number;
		printer?: number;
		printerTls?: number;
		digipoort?: number;
		autoReport?: number;
		visma?: number;
	};
	/** Bytes of a mail at most; default 10 MiB. */
	readonly mostMailBytes?: number;
	/** `demo`: the demo firm's customers; `empty`: none. Default `demo`. */
	readonly seed?: 'demo' | 'empty';
	/** Whether the demo firm's app begins with work orders and hours. Default true. */
	readonly appHasWork?: boolean;
	/** So many generated customers instead of the seed, and the numbers below beside them. */
	readonly customers?: number;
	/** Generated projects P00001, P00002, … */
	readonly projects?: number;
	/** Generated orders 20000000, 20000001, … */
	readonly orders?: number;
	/** Lines in each generated order; default 0. */
	readonly linesPerOrder?: number;
	/** Generated articles ART-00001, ART-00002, … */
	readonly articles?: number;
	/** Generated employees 1001, 1002, … */
	readonly employees?: number;
	/** Generated invoices 30000000, 30000001, … of January 2026. */
	readonly invoices?: number;
	/** Lines in each generated invoice; default 1. */
	readonly linesPerInvoice?: number;
	readonly switches?: Partial<Switches>;
	/** Keeps data and tokens in this file and takes them up again; the seed and the numbers then only count the first time. */
	readonly stateFile?: string;
	/** Where documents are stored, for the page to show what lies there. */
	readonly documentsFolder?: string;
	/** Addresses AccountView may send people back to; by default any on this machine. */
	readonly redirectUris?: readonly string[];
	/** Milliseconds since the Unix epoch; default the system's clock. */
	readonly now?: () => number;
	/** Hears of a state file that could not be written. */
	readonly onError?: (error: Error) => void;
}

export interface IssuedTokens {
	readonly accessToken: string;
	readonly refreshToken: string;
	/** Milliseconds since the Unix epoch. */
	readonly expiresAt: number;
}

export interface TokenOptions {
	/** Rights separated by spaces; default reading and updating. */
	readonly scope?: string;
	/** Default as the switch `accessTokenSeconds` says. */
	readonly expiresInSeconds?: number;
}

/** The running stand-ins and the handles that tests and scripts use on them. */
export interface Sandbox {
	readonly accountView: AccountViewHandles & {
		/** `http://127.0.0.1:PORT`: the API under `/api/v3`, the authorize page at `/ams/authorize.aspx`. */
		readonly baseUrl: string;
		readonly clientId: string;
		readonly clientSecret: string;
		/** Code of the demo firm in `/companies`. */
		readonly companyCode: string;
		/** Its Id, in the form of the switch `companyIdForm`. */
		readonly companyId: string;
		/** Code of a company that is listed and that the user has no rights in. */
		readonly closedCompanyCode: string;
		/** Tokens as if somebody had clicked "Toestaan". */
		issueTokens(options?: TokenOptions): IssuedTokens;
	};
	readonly workOrders: {
		/** `http://127.0.0.1:PORT`, the API under `/api/v1`. */
		readonly baseUrl: string;
		readonly token: string;
		customers(): readonly AppCustomer[];
		notes(customerId: number): readonly Note[];
		create(customer: Partial<CustomerInput> & Pick<CustomerInput, 'name'>): AppCustomer;
		/** @throws when there is no such customer */
		update(id: number, changes: Partial<CustomerInput>): AppCustomer;
		remove(id: number): boolean;
		/** Customers, projects, work orders, hours and the rest. */
		readonly collections: CollectionHandles;
		/** Notes of all records, such as those of one source; what changed last comes first. */
		allNotes(filter?: NoteFilter): readonly Note[];
		/** What was removed, the oldest first. */
		deletions(): readonly Deletion[];
		/** The app refuses the token from now on. */
		revokeToken(): void;
		/** The app takes the token again. */
		renewToken(): void;
	};
	/** Takes every mail, by SMTP. */
	readonly mailbox: {
		readonly host: string;
		/** Without sign-in and without encryption. */
		readonly port: number;
		/** Encrypted by STARTTLS, with sign-in. */
		readonly startTlsPort: number;
		/** Encrypted from the first byte, with sign-in. */
		readonly tlsPort: number;
		/** PEM of the certificate that these two show, which nobody else has signed. */
		readonly certificate: string;
		/** Who may sign in there. */
		readonly account: MailAccount;
		/** The last mails, oldest first. */
		mails(): readonly ReceivedMail[];
		/** When each mail came in since the last clearing, also of those that are gone. */
		arrivals(): readonly MailArrival[];
		/** Connections since the start, of all three ports. */
		connections(): number;
		addFault(fault: MailFault): void;
		clearFaults(): void;
		faults(): readonly MailFault[];
		clear(): void;
	};
	/** Microsoft Graph, as far as mail is sent through it; that comes into the mailbox. */
	readonly graph: {
		readonly baseUrl: string;
		readonly account: typeof GRAPH_ACCOUNT;
	};
	/** Takes every PDF by IPP, and keeps it instead of paper. */
	readonly printer: {
		/** `ipp://127.0.0.1:PORT/ipp/print`, without sign-in and without encryption. */
		readonly url: string;
		/** `ipps://localhost:PORT/ipp/print`, encrypted and with sign-in. */
		readonly securedUrl: string;
		/** PEM of the certificate that it shows there, which nobody else has signed. */
		readonly certificate: string;
		readonly account: PrinterAccount;
		/** What lies in the tray, the oldest first. */
		printed(): readonly PrintedDocument[];
		jobs(): readonly QueuedJob[];
		/** What it was asked, since the last clearing. */
		operations(): readonly PrinterOperation[];
		condition(): PrinterCondition;
		change(condition: Partial<PrinterCondition>): void;
		/** As somebody at the printer does; false for a job that is over. */
		cancelJob(id: number): boolean;
		/** As one does that is switched off and on. */
		forgetJobs(): void;
		/** Nobody answers at its ports until `goOnline`. */
		goOffline(): Promise<void>;
		goOnline(): Promise<void>;
		addFault(fault: PrinterFault): void;
		clearFaults(): void;
		faults(): readonly PrinterFault[];
		clear(): void;
	};
	/** Takes VAT returns and ICP statements by WUS 2.0, signed, over TLS with a certificate. */
	readonly digipoort: {
		/** `https://127.0.0.1:PORT/wus/2.0` */
		readonly baseUrl: string;
		/** The certificate of the demo firm: a P12 file in Base64, and what opens it. */
		readonly firm: { readonly p12: string; readonly passphrase: string };
		/** PEM of the authority that has issued every certificate here; nobody else trusts it. */
		readonly root: string;
		/** PEM of the certificate that answers are signed with. */
		readonly signer: string;
		/** Another certificate of that authority, also an expired one. */
		readonly issue: Authority['issue'];
		/** What was delivered, the oldest first. */
		filings(): readonly KeptFiling[];
		/** The next filing goes through these status codes. */
		nextWalk(codes: readonly string[]): void;
		addFault(fault: DigipoortFault): void;
		clearFaults(): void;
		faults(): readonly DigipoortFault[];
		clear(): void;
	};
	/** Visma.net AutoReport behind the connector contract; faults of HTTP by `addFault` with `server: 'autoReport'`. */
	readonly autoReport: {
		/** `http://127.0.0.1:PORT`, with Visma Connect at `/connect/token`. */
		readonly baseUrl: string;
		/** Id, secret, tenant and scope that a token is given for. */
		readonly client: typeof AUTOREPORT_CLIENT;
		/** The demo firm. */
		readonly companyId: string;
		/** What was handed over, the oldest first. */
		reports(): readonly KeptReport[];
		/** The next report goes through these detailed states. */
		nextWalk(states: readonly string[]): void;
		/** How the tenant is set up: activation, role, profiles, certificate. */
		condition(): TenantCondition;
		change(condition: Partial<TenantCondition>): void;
		/** No reports, and everything in order again. */
		clear(): void;
	};
	/** AccountView.Net and Visma.net behind the connector contract; faults of HTTP by `addFault` with `server: 'visma'`. */
	readonly visma: {
		/** `http://127.0.0.1:PORT`, with Visma Connect at `/connect/token`. */
		readonly baseUrl: string;
		/** Id, secret, tenant and scope that a token is given for. */
		readonly client: typeof REGISTRATION_CLIENT;
		/** What a service has; may be changed. */
		kept(service: ServiceName): KeptService;
		/** How the customer is set up: activation, apps, roles, addresses that send invitations back. */
		condition(): RegistrationCondition;
		change(condition: Partial<RegistrationCondition>): void;
		/** Nobody but the first administrator, and everything in order again. */
		clear(): void;
	};
	readonly pageUrl: string;
	readonly switches: Readonly<Switches>;
	setSwitches(partial: Partial<Switches>): void;
	addFault(fault: Fault): void;
	clearFaults(): void;
	/** The last requests of both servers, oldest first, with tokens masked. */
	requests(): readonly RecordedRequest[];
	clearRequests(): void;
	/** Saves the state and closes every connection and port. */
	stop(): Promise<void>;
}
