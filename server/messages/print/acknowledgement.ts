/** One language's words of the acknowledgement of a creation. `passwordNote`: until when it works, or that it comes by SMS. */
export type AcknowledgementText = {
  language: string;
  title: string;
  nameLabel: string;
  born: string;
  made: string;
  identifierLabel: string;
  passwordLabel: string;
  passwordNote: string;
  stepsTitle: string;
  steps: string[];
  emergencyTitle: string;
  emergency: string[];
  change: string;
  contestTitle: string;
  contest: string;
  warning: string;
  helpLabel: string;
};

/**
 * What a patient takes home when a professional or the counter created the record: with identifier and initial password,
 * with the identifier alone where the password goes by SMS, or with neither.
 */
export type AcknowledgementDocument = {
  kind: 'acknowledgement';
  language: string;
  sender: string[];
  name: string;
  identifier?: string;
  password?: string;
  helpPhone: string;
  texts: AcknowledgementText[];
};
