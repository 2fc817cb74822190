import { accessKey } from './access';
import type { AccessData } from './registered';

/**
 * What one user may, each once. Access to a company, of which there is the most, is found by the company alone: a
 * key of text for each row of a large table would be more than the plan itself.
 */
export class AccessSet {
	private readonly companies = new Map<string, AccessData>();
	private readonly others = new Map<string, AccessData>();

	/** @param all of one user */
	constructor(all: readonly AccessData[]) {
		for (const one of all) {
			if (isCompanyAlone(one)) this.companies.set(one.company, one);
			else this.others.set(accessKey(one), one);
		}
	}

	has(one: AccessData): boolean {
		return isCompanyAlone(one) ? this.companies.has(one.company) : this.others.has(accessKey(one));
	}

	delete(one: AccessData): void {
		if (isCompanyAlone(one)) this.companies.delete(one.company);
		else this.others.delete(accessKey(one));
	}

	/** Companies first. */
	values(): readonly AccessData[] {
		return [...this.companies.values(), ...this.others.values()];
	}
}

function isCompanyAlone({ kind, name }: AccessData): boolean {
	return kind === 'company' && name === '';
}
