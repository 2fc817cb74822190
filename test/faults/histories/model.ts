import type { Side } from '../../../lib/sync';
import type { Entity, Field } from './entities';
import type { Listed, LostEdit } from './ledger';
import type { Server } from './server';
import { isRefused } from './values';

/** What a user typed, and whether somebody has since typed something else with it in sight. */
interface Edit {
	readonly thing: number;
	readonly side: Side;
	readonly key: string;
	readonly field: string;
	readonly value: string;
	readonly moment: number;
	isOver: boolean;
}

/** Something in the world: one record per side at most. */
interface Thing {
	/** Removed in AccountView when the ledger knew both records. */
	isGone: boolean;
	/** Removed in AccountView before. */
	mayBeGone: boolean;
	/** Removed on the other side when the ledger knew both records. */
	isGoneInOther: boolean;
	/** Made by users on both sides, and so never agreed on at first. */
	isOfBoth: boolean;
	/** Changed by a user while the ledger did not know yet what a run had made it from. */
	isChangedUnlinked: boolean;
	mayBeGoneInOther: boolean;
}

const SIDES: readonly Side[] = ['accountView', 'other'];

/**
 * What has to come of a history, said without the core: which record stands for which thing, what
 * users typed, and the policy.
 */
export class Model {
	/** Rises with everything that happens. */
	moment = 0;
	private readonly things: Thing[] = [];
	private readonly thingOf = new Map<string, number>();
	private readonly edited: Edit[] = [];

	constructor(
		private readonly entity: Entity,
		private readonly servers: Readonly<Record<Side, Server>>,
		/** Whether the flow says of a record that it was told to look for whether it was there. */
		private readonly tellsFound: boolean,
	) {}

	made(side: Side, key: string): number {
		const thing = this.things.push({
			isGone: false,
			mayBeGone: false,
			isGoneInOther: false,
			isOfBoth: false,
			isChangedUnlinked: false,
			mayBeGoneInOther: false,
		});
		this.has(side, key, thing - 1);
		return thing - 1;
	}

	madeOnBoth(accountViewKey: string, otherKey: string): void {
		const thing = this.made('accountView', accountViewKey);
		this.has('other', otherKey, thing);
		const state = this.things[thing];
		if (state !== undefined) state.isOfBoth = true;
	}

	/** A flow made this record from one on the opposite side. */
	derived(target: Side, key: string, source: string): void {
		this.moment += 1;
		const thing = this.thingOf.get(id(opposite(target), source));
		if (thing !== undefined) this.thingOf.set(id(target, key), thing);
	}

	/** Why a flow must not make it. */
	objectionToCreate(target: Side, source: string): string | null {
		const thing = this.thingOf.get(id(opposite(target), source));
		if (thing === undefined) return `${source} is no record, and is made in ${target}`;
		if (target === 'accountView' && this.things[thing]?.isGone === true) {
			return `${source} was removed in AccountView and is made there again`;
		}
		const twin = this.live(target, thing)[0];
		return twin === undefined
			? null
			: `${source} is made in ${target}, where it is ${twin} already`;
	}

	isAlone(side: Side, key: string): boolean {
		const thing = this.thingOf.get(id(side, key)) ?? -1;
		return this.live(opposite(side), thing).length === 0;
	}

	/**
	 * A user is about to type a value.
	 *
	 * @param isSeen false for one that a run cannot tell from what both sides have agreed on
	 */
	edits(
		side: Side,
		key: string,
		field: Field,
		value: string,
		{ isLinked, isSeen }: { readonly isLinked: boolean; readonly isSeen: boolean },
	): void {
		const before = this.plain(side, key, field);
		const next = plainOf(field, value);
		if (before === next) return;
		const thing = this.thingOf.get(id(side, key)) ?? -1;
		const state = this.things[thing];
		if (state !== undefined && !isLinked) state.isChangedUnlinked = true;
		for (const edit of this.edited) {
			if (edit.thing !== thing || edit.field !== field.name) continue;
			// The user has seen it: it is there before his eyes, or he typed it himself.
			if (edit.side === side || edit.value === before) edit.isOver = true;
			// To leave a field empty says nothing that could be kept.
			if (edit.value === '') edit.isOver = true;
		}
		if (isSeen) this.types(side, key, thing, field.name, next);
		else this.moment += 1;
	}

	removes(side: Side, key: string, isLinked: boolean): void {
		this.moment += 1;
		const thing = this.thingOf.get(id(side, key)) ?? -1;
		for (const edit of this.edited) {
			if (edit.thing === thing && edit.side === side) edit.isOver = true;
		}
		const state = this.things[thing];
		if (state === undefined) return;
		if (side === 'accountView') {
			if (isLinked) state.isGone = true;
			else state.mayBeGone = true;
		} else if (isLinked) state.isGoneInOther = true;
		else state.mayBeGoneInOther = true;
	}

	/** A run writes these fields by what it read at that moment: what was typed since, it cannot see. */
	overwritten(side: Side, key: string, fields: readonly string[], readAt: number): void {
		this.moment += 1;
		for (const edit of this.edited) {
			const isHit = edit.side === side && edit.key === key && fields.includes(edit.field);
			if (isHit && edit.moment > readAt) edit.isOver = true;
		}
	}

	/** What is wrong when all runs have come to rest; nothing, it is to be hoped. */
	faults(issues: readonly Listed[], lost: readonly LostEdit[]): string[] {
		return [
			...this.things.flatMap((_, thing) => this.faultsOf(thing, this.issuesOf(thing, issues))),
			...this.lostEdits(lost),
			...issues
				.filter((issue) => this.thingsOf(issue).length === 0)
				.map((issue) => `an issue is about nothing: ${JSON.stringify(issue)}`),
		];
	}

	contents(): Readonly<Record<Side, readonly string[]>> {
		const of = (side: Side): readonly string[] =>
			this.servers[side].all
				.map(({ key }) => JSON.stringify(this.contentOf(side, String(key))))
				.sort();
		return { accountView: of('accountView'), other: of('other') };
	}

	private faultsOf(thing: number, issues: readonly Listed[]): string[] {
		const [accountView, ...moreAccountView] = this.live('accountView', thing);
		const [other, ...moreOther] = this.live('other', thing);
		const name = `${accountView ?? '-'}/${other ?? '-'}`;
		if (moreAccountView.length + moreOther.length > 0) {
			return [`twins: ${name} and ${[...moreAccountView, ...moreOther].join(', ')}`];
		}
		const state = this.stateOf(thing, accountView, other);
		const codes = issues.map(({ code }) => code).join(', ');
		const isListed = issues.length > 0;
		const told = `${name} ${this.valuesOf(accountView, other)}`;
		switch (state) {
			case 'inStep':
				return isListed ? [`${told} is in step and listed: ${codes}`] : [];
			case 'out':
				return isListed ? [] : [`${told} is out of step and not listed`];
			case 'either':
				return [];
			case 'wrong':
				return [`${told} is out of step without a reason${isListed ? `: ${codes}` : ''}`];
			default:
				return state satisfies never;
		}
	}

	/** `out`: for a reason that a user has to settle; `wrong`: without one. */
	private stateOf(
		thing: number,
		accountView: string | undefined,
		other: string | undefined,
	): 'inStep' | 'out' | 'wrong' | 'either' {
		const { direction } = this.entity.settings.rules;
		const state = this.things[thing];
		if (accountView === undefined && other === undefined) return 'inStep';
		if (accountView !== undefined && other !== undefined) {
			if (this.areEqual(accountView, other)) return 'inStep';
			return this.isExcused(accountView, other) ? 'out' : 'wrong';
		}
		if (accountView !== undefined) {
			if (direction === 'toAccountView') {
				if (state?.isGoneInOther === true) return 'out';
				return state?.mayBeGoneInOther === true ? 'either' : 'inStep';
			}
			return this.hasRefused('accountView', accountView) ? 'out' : 'wrong';
		}
		if (state?.isGone === true) return 'out';
		if (state?.mayBeGone === true) return 'either';
		if (direction === 'toOther') return 'inStep';
		return this.hasRefused('other', other ?? '') ? 'out' : 'wrong';
	}

	private isExcused(accountView: string, other: string): boolean {
		if (this.hasRefused('accountView', accountView) || this.hasRefused('other', other)) return true;
		const times = SIDES.map(
			(side) => this.servers[side].get(side === 'other' ? other : accountView)?.['changedAt'],
		);
		return this.entity.settings.rules.conflicts === 'newest' && times[0] === times[1];
	}

	private hasRefused(side: Side, key: string): boolean {
		const row = this.servers[side].get(key) ?? {};
		return Object.values(row).some((value) => isRefused(String(value)));
	}

	private areEqual(accountView: string, other: string): boolean {
		const { direction } = this.entity.settings.rules;
		const thing = this.things[this.thingOf.get(id('accountView', accountView)) ?? -1];
		return this.entity.fields.every((field) => {
			const left = this.plain('accountView', accountView, field);
			const right = this.plain('other', other, field);
			// A value is not given up for an empty field of a record that was never agreed on.
			const isOfUsers = thing?.isOfBoth === true || thing?.isChangedUnlinked === true;
			const isKept = direction === 'toOther' && isOfUsers && left === '';
			return left === right || isKept;
		});
	}

	/** Each edit stands where it was typed, was seen by who typed later, or is in the journal. */
	private lostEdits(lost: readonly LostEdit[]): string[] {
		return this.edited.flatMap((edit) => {
			const { side, key, field, value, thing, isOver } = edit;
			const current = this.live(side, thing)[0];
			const found = this.entity.fields.find(({ name }) => name === field);
			if (isOver || current === undefined || found === undefined) return [];
			// Found with another content and changed before it was read, it looks as if it had been made.
			if (!this.tellsFound && this.things[thing]?.isOfBoth === true) return [];
			if (this.plain(side, current, found) === value) return [];
			const isKept = lost.some(
				(one) => one.side === side && one.field === field && plainOf(found, one.was) === value,
			);
			// To leave a field empty says nothing that could be kept.
			if (isKept || value === '') return [];
			return [`the edit of ${field} of ${key} in ${side} to "${value}" is lost`];
		});
	}

	private types(side: Side, key: string, thing: number, field: string, value: string): void {
		this.moment += 1;
		this.edited.push({ thing, side, key, field, value, moment: this.moment, isOver: false });
	}

	private has(side: Side, key: string, thing: number): void {
		this.thingOf.set(id(side, key), thing);
		for (const field of this.entity.fields) {
			this.types(side, key, thing, field.name, this.plain(side, key, field));
		}
	}

	private live(side: Side, thing: number): string[] {
		return this.servers[side].all
			.map(({ key }) => String(key))
			.filter((key) => this.thingOf.get(id(side, key)) === thing);
	}

	private plain(side: Side, key: string, field: Field): string {
		return plainOf(field, this.servers[side].text(key, field[side]));
	}

	private contentOf(side: Side, key: string): readonly string[] {
		return this.entity.fields.map((field) => this.plain(side, key, field));
	}

	private valuesOf(accountView: string | undefined, other: string | undefined): string {
		const left = accountView === undefined ? [] : this.contentOf('accountView', accountView);
		const right = other === undefined ? [] : this.contentOf('other', other);
		return JSON.stringify([left, right]);
	}

	private issuesOf(thing: number, issues: readonly Listed[]): readonly Listed[] {
		return issues.filter((issue) => this.thingsOf(issue).includes(thing));
	}

	private thingsOf({ side, key, otherKey }: Listed): number[] {
		const ids = [id(side, key), ...(otherKey === null ? [] : [id(opposite(side), otherKey)])];
		return ids.flatMap((one) => this.thingOf.get(one) ?? []);
	}
}

function plainOf(field: Field, value: string): string {
	if (value === '' || isRefused(value)) return value.trim();
	return field.kind.plain(value);
}

function id(side: Side, key: string): string {
	return `${side}:${key}`;
}

function opposite(side: Side): Side {
	return side === 'accountView' ? 'other' : 'accountView';
}
