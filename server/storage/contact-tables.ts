/** What people write to the operator. The rules of `Tables` hold. */
export interface ContactTables {
  contact_message: {
    id: string;
    receipt: string;
    kind: string;
    language: string;
    sealed: string;
    state: 'open' | 'answered';
    created_at: string;
    answered_at: string | null;
  };
}
