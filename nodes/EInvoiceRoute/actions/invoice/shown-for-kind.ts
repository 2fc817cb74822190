/** Kinds of document whose content is an invoice; of others the node knows number and date. */
export const INVOICES = ['counterInvoice', 'deposit', 'invoice', 'subscription'];
const OTHERS = ['orderConfirmation', 'packingSlip', 'purchaseOrder', 'reminder'];

export const ofInvoice = { show: { documentKind: INVOICES } };
export const ofOther = { show: { documentKind: OTHERS } };
