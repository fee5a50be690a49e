/** The tables of messages: those that wait to go, letters to post, and what the demo shows. See tables.ts for the rules. */
export interface MessageTables {
  outbox: {
    id: string;
    channel: 'email' | 'sms' | 'letter';
    kind: string;
    language: string;
    sealed: string | null;
    state: 'waiting' | 'sent' | 'expired' | 'failed';
    tries: number;
    created_at: string;
    next_try_at: string;
    expires_at: string | null;
    leased_until: string | null;
    leased_by: string | null;
    ended_at: string | null;
  };
  post_letter: {
    id: string;
    sealed: string | null;
    language: string;
    kind: string;
    created_at: string;
    printed_at: string | null;
    posted_at: string | null;
    /** Who prints it now, as kind and id, and until when nobody else does. */
    held_by: string | null;
    held_until: string | null;
  };
  demo_message: {
    id: string;
    channel: 'email' | 'sms' | 'letter';
    kind: string;
    sealed: string;
    letter_id: string | null;
    created_at: string;
  };
}
