import type { CallStatus, EndReason, Participant } from '../../contracts/call.js';

/** The call stands elsewhere now. */
export class CallStatusChangeEvent extends Event {
  static readonly type = 'acs-call-status-change';

  readonly status: CallStatus;
  /** Why it ended, where `status` is `ended`. */
  readonly endReason: EndReason | undefined;

  constructor(status: CallStatus, endReason: EndReason | undefined) {
    super(CallStatusChangeEvent.type, { bubbles: true, composed: true });
    this.status = status;
    this.endReason = endReason;
  }
}

/** Others have joined; those who were there before me, too. */
export class ParticipantsJoinedEvent extends Event {
  static readonly type = 'acs-participants-joined';

  readonly participants: readonly Participant[];

  constructor(participants: readonly Participant[]) {
    super(ParticipantsJoinedEvent.type, { bubbles: true, composed: true });
    this.participants = participants;
  }
}

/** Others have left, or I have. */
export class ParticipantsLeftEvent extends Event {
  static readonly type = 'acs-participants-left';

  /** As they were when they left. */
  readonly participants: readonly Participant[];

  constructor(participants: readonly Participant[]) {
    super(ParticipantsLeftEvent.type, { bubbles: true, composed: true });
    this.participants = participants;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-call-status-change': CallStatusChangeEvent;
    'acs-participants-joined': ParticipantsJoinedEvent;
    'acs-participants-left': ParticipantsLeftEvent;
  }
}
