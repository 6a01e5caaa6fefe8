import { Button, Card, Select, Space, Steps } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useLanguage, type Text } from '../i18n/language';
import { useWide } from './use-wide';

export interface WizardPart<Key extends string> extends Text {
  readonly key: Key;
}

/** Which part of a wizard is open. A part that is opened at a field gets the field, else the heading, into focus. */
export function useWizard<Key extends string>(parts: readonly WizardPart<Key>[]) {
  const [current, setCurrent] = useState<Key>(() => parts[0]!.key);
  const heading = useRef<HTMLHeadingElement>(null);
  const open = (key: Key, focus?: () => void) => {
    setCurrent(key);
    // The part has to be visible before anything in it can take the focus.
    setTimeout(() => (focus ? focus() : heading.current?.focus()));
  };
  return { parts, current, open, heading };
}

interface WizardProps<Key extends string> {
  readonly wizard: ReturnType<typeof useWizard<Key>>;
  readonly statusOf: (key: Key) => 'wait' | 'process' | 'error' | undefined;
  /** What stands beside the parts: how complete it is, where it is saved. */
  readonly aside: ReactNode;
  readonly children: ReactNode;
}

/** With more parts their names stand below their numbers. */
const MOST_BESIDE = 6;

/** The frame of a long form: its parts as steps, one open at a time, back and next. */
export function Wizard<Key extends string>({ wizard, statusOf, aside, children }: WizardProps<Key>) {
  const { t } = useLanguage();
  const { parts, current, open, heading } = wizard;
  const position = parts.findIndex(({ key }) => key === current);
  const move = (to: number) => open(parts[to]?.key ?? current);
  return (
    <div className="wizard">
      <div>
        <PartChoice position={position} parts={parts} statusOf={statusOf} onMove={move} />
        <Card style={{ marginTop: 16 }}>
          <h2 ref={heading} tabIndex={-1}>
            {t(parts[position] ?? { zh: '', en: '' })}
          </h2>
          {children}
          <Space wrap style={{ marginTop: 16 }}>
            {position > 0 && <Button onClick={() => move(position - 1)}>{t('上一步', 'Back')}</Button>}
            {position < parts.length - 1 && (
              <Button type="primary" onClick={() => move(position + 1)}>
                {t('下一步', 'Next')}
              </Button>
            )}
          </Space>
        </Card>
      </div>
      <aside>
        <Card size="small">{aside}</Card>
      </aside>
    </div>
  );
}

interface PartChoiceProps<Key extends string> {
  readonly position: number;
  readonly parts: readonly WizardPart<Key>[];
  readonly statusOf: WizardProps<Key>['statusOf'];
  readonly onMove: (to: number) => void;
}

/** The parts side by side; on a phone, where they would fill the screen before the form begins, in one line. */
function PartChoice<Key extends string>({ position, parts, statusOf, onMove }: PartChoiceProps<Key>) {
  const { t } = useLanguage();
  const wide = useWide();
  if (!wide) {
    return (
      <Select
        aria-label={t('步骤', 'Step')}
        style={{ width: '100%' }}
        value={position}
        onChange={onMove}
        options={parts.map((part, index) => ({ value: index, label: `${index + 1}/${parts.length} ${t(part)}` }))}
      />
    );
  }
  return (
    <Steps
      size="small"
      titlePlacement={parts.length > MOST_BESIDE ? 'vertical' : 'horizontal'}
      current={position}
      onChange={onMove}
      items={parts.map((part) => {
        const status = statusOf(part.key);
        return { title: t(part), ...(status && { status }) };
      })}
    />
  );
}

/** A part of the form. Closed ones stay drawn, so that nothing typed is lost. */
export function Part({ open, children }: { open: boolean; children: ReactNode }) {
  return <div hidden={!open}>{children}</div>;
}
