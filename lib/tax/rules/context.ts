import type { IcpStatement } from '../icp/statement';
import type { Day } from '../periods/period';
import type { IcpGoods } from '../periods/icp-filings';
import type { VatReturn } from '../vat-return/draft';

/** A filing of the same kind, about the same taxpayer or company of a fiscal entity, that was sent before. */
export interface EarlierFiling {
	readonly reference: string;
	readonly start: Day;
	readonly end: Day;
	/** `open` while its outcome is not known. */
	readonly state: 'open' | 'accepted' | 'rejected';
}

/** What a draft is looked at beside, whatever its kind. */
export interface FilingContext {
	/** In the Netherlands. */
	readonly today: Day;
	readonly filings: readonly EarlierFiling[];
	/** Reference of the filing that this one is to replace; '' for none. */
	readonly replaces: string;
}

/** What a VAT return is looked at beside. */
export interface VatReturnContext extends FilingContext {
	/**
	 * Every ICP statement of the same period; `missing` where they could not be had, which is told. Null leaves
	 * the comparison out, as for a fiscal entity, whose companies each have their own.
	 */
	readonly statements: readonly IcpStatement[] | 'missing' | null;
}

/** What an ICP statement is looked at beside. */
export interface IcpContext extends FilingContext {
	/** The VAT return of the same period; `missing` where it could not be had. Null leaves the comparison out. */
	readonly vatReturn: VatReturn | 'missing' | null;
	/** Goods of the quarter and of the four before; null when nobody has said. */
	readonly goods: IcpGoods | null;
	/** Whether the tax authority gave leave to file by the year. */
	readonly yearly: 'allowed' | 'notAllowed';
	/** Whether the company is part of a fiscal entity for VAT. */
	readonly fiscalEntity: 'member' | 'none';
}

export interface VatReturnSubject {
	readonly draft: VatReturn;
	readonly context: VatReturnContext;
}

export interface IcpSubject {
	readonly draft: IcpStatement;
	readonly context: IcpContext;
}

/** Either of them. */
export interface FilingSubject {
	readonly draft: VatReturn | IcpStatement;
	readonly context: FilingContext;
}
