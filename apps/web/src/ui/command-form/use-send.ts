import type { FormInstance } from 'antd';
import { useRef, useState } from 'react';
import { send, type Command, type Sent } from '../../client/commands';
import { ProblemError } from '../../client/problem';
import { useLanguage } from '../../i18n/language';
import { namePath } from './form-values';

/** Sends a form's command: one effect for one click, refusals beside the fields they are about. */
export function useSend<Values>(form: FormInstance<Values>) {
  const { t } = useLanguage();
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // One key for one form: a click that is repeated because no answer came has one effect.
  const idempotencyKey = useRef(crypto.randomUUID());

  const showAtFields = (error: ProblemError) => {
    const fields = (error.problem.errors ?? []).map((each) => ({ name: namePath(each.path), errors: [t(each)] }));
    form.setFields(fields as Parameters<typeof form.setFields>[0]);
    if (fields[0]) form.scrollToField(fields[0].name, { block: 'center', focus: true });
  };

  /** @param onDone called with the answer; not when the command was refused */
  const submit = async <T>(command: Command, sent: Sent, onDone: (answer: T) => void): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      onDone(await send<T>(command, { ...sent, idempotencyKey: idempotencyKey.current }));
    } catch (error) {
      setProblem(error);
      if (error instanceof ProblemError) {
        // The refused request was another one: the next try must be able to succeed.
        idempotencyKey.current = crypto.randomUUID();
        showAtFields(error);
      }
    } finally {
      setBusy(false);
    }
  };
  return { problem, busy, submit };
}
