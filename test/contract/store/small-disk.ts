import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { temporaryFolder } from './stores';

/** A file system of its own, of so many kB, where this user may make one. */
export function smallDisk(size: number): { readonly path: string; remove(): void } | undefined {
	const path = temporaryFolder();
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', path], {
			stdio: 'ignore',
		});
	} catch {
		rmSync(path, { recursive: true, force: true });
		return undefined;
	}
	return {
		path,
		remove: () => {
			execFileSync('umount', [path]);
			rmSync(path, { recursive: true, force: true });
		},
	};
}
