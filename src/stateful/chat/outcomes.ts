interface Outcome {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** What those who wait for an entry of the outbox are told, by its id. */
export class Outcomes {
  readonly #open = new Map<string, Outcome>();

  of(id: string): Promise<void> {
    const outcome = this.#open.get(id) ?? createOutcome();
    this.#open.set(id, outcome);
    return outcome.promise;
  }

  resolve(id: string): void {
    this.#settle(id)?.resolve();
  }

  reject(id: string, reason: unknown): void {
    this.#settle(id)?.reject(reason);
  }

  close(reason: unknown): void {
    for (const id of [...this.#open.keys()]) this.reject(id, reason);
  }

  #settle(id: string) {
    const outcome = this.#open.get(id);
    this.#open.delete(id);
    return outcome;
  }
}

function createOutcome(): Outcome {
  let resolve = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => {}); // The row tells of the failure, also where the one who sent it no longer listens.
  return { promise, resolve, reject };
}
