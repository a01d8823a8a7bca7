import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './tag.css';
import { countTimeLeft, dayInSeoul } from './working-days.js';

export interface CountdownProps {
  /** The day in question, `yyyy-mm-dd`. */
  readonly to: string;
  /** What happens on that day. */
  readonly event: 'opens' | 'closes' | 'takesEffect';
}

/** How many days and working days are left until a day; nothing once it is over. */
export function Countdown({ to, event }: CountdownProps): ReactNode {
  const { t } = useTranslation();
  const today = dayInSeoul(new Date());
  const { data } = useQuery({
    queryKey: ['time-left', today, to],
    queryFn: () => countTimeLeft(today, to),
    staleTime: Infinity,
  });
  if (data === undefined || data.days < 0) return null;
  const { days, workingDays, areHolidaysKnown } = data;
  return (
    <span className="tag tag--sentence">
      {days === 0
        ? t(`countdown.today.${event}`)
        : t(`countdown.${event}`, { count: days, workingDays }) +
          (areHolidaysKnown ? '' : ` ${t('countdown.withoutHolidays')}`)}
    </span>
  );
}
