/** Columns of a customer who gets invoices by e-mail, in a mailbox of its own. */
export function customerOf(number: number): Readonly<Record<string, string | boolean>> {
	return {
		...{ EL_SI: true, EL_CI: false, EL_DP: false, EL_SBS: false, EL_RE: false },
		...{ EL_SO: false, EL_PS: false, EL_PO: false, REC_BLK: false },
		...{ AUTO_INV: false, AIEI_MAND: false, AIEM_MAND: false, AIPR_MAND: false },
		...{ EIA: '', MAIL_BUS: `klant${number}@klant.example`, MC_MAILB: '' },
	};
}
