export { calendarPage } from './calendar';
export { findingsList } from './findings-list';
export { icpTable, type IcpTableLine } from './icp-table';
export { Pen, type Language } from './pen';
export { receiptPage } from './receipt';
export { sourcesTable } from './sources-table';
export { vatTable } from './vat-table';
