import type { koCompany } from './ko-company.js';
import type { Wording } from './wording.js';

/** English wording of what a company does beside fit. */
export const enCompany: Wording<typeof koCompany> = {
  companyDesk: {
    noCompany: 'This account acts for no company. Ask an administrator to assign one.',
    links: 'My company',
    noPdf: 'This server has no Chrome or Chromium to make a PDF with. The tables say the same.',
    asks: {
      title: 'Proposals of my company',
      answer: 'Published proposals of {{company}}: {{count}}.',
      none: '{{company}} has no published proposals yet.',
      best: 'What answers it',
      noReply: 'There is no public official answer yet.',
    },
    drafts: {
      title: 'Drafts of proposals',
      about:
        'Only users of your company see its drafts. Once you hand one in, editors see it; they make a proposal of it or send it back with a reason.',
      new: 'Write a draft',
      none: 'There are no saved drafts.',
      state: { draft: 'Draft', submitted: 'Handed in', accepted: 'Made a proposal', declined: 'Sent back' },
      reason: 'Why it was sent back: {{reason}}',
    },
    draft: {
      title: 'Write a draft of a proposal',
      about: 'Before you hand it in, you can check whether programmes or laws answer it already.',
      titleLabel: 'Title',
      bodyLabel: 'Text',
      bodyHint: 'Say in sentences what should be done. Each such sentence is read as one ask.',
      check: 'Check what answers it already',
      save: 'Save the draft',
      saved: 'Saved at {{at}}.',
      submit: 'Hand in',
      submitText:
        'Editors will see this draft, and it cannot be changed until they decide. If it becomes a proposal, it may be published.',
      submitDo: 'Hand it in',
      erase: 'Delete the draft',
      restored: 'Text that this browser had kept and that was not saved has been restored.',
      after: {
        submitted: 'It is handed in. Editors are looking at it.',
        accepted:
          'Editors made a proposal of it. Once it is published, it appears among the proposals of your company.',
      },
    },
    check: {
      title: 'What answers it already',
      answer: 'Asks found in the text: {{count}}. Altogether:',
      about:
        'Computed with the model and the rules of the board. Reviews by people are not included, and the text that is checked here is not stored.',
      outdated: 'The text was changed after the check. Check it again.',
      alike: 'There are proposals like it already',
      alikeNone: 'No proposals like it were found.',
      noMeasure: 'No programme or legislative item comes close.',
      evidence: 'Show the evidence: {{name}}',
    },
    notices: {
      title: 'Changes of your results',
      link: 'Changes',
      linkUnread: 'Changes (unread: {{count}})',
      about:
        'When the verdict on a saved profile changes because a programme or its criteria changed, or because a day passed, you are told here. Changes by your own edits and the closing of applications are not told.',
      answer: 'Notices: {{count}}, of these unread: {{unread}}.',
      none: 'There are no notices yet. Save a profile, and you are told when a verdict changes.',
      change: 'The verdict on “{{profile}}” changed.',
      from: 'Before',
      to: 'After',
      cause: { programme: 'The programme or its criteria changed', day: 'A day passed' },
      now: 'What is in the way',
      was: 'What was in the way',
      check: 'What is to be checked',
      programmes: '{{count}} programmes',
      rest: 'and {{count}} more',
      example: 'Of the first programme:',
      answerQuestion: 'Give what is missing',
      unread: 'Unread',
      markRead: 'Mark as read',
      markAll: 'Mark all as read',
    },
    mail: {
      heading: 'By e-mail',
      about:
        'You are told at {{email}} when a verdict changes, and 14, 7 and 1 days before the deadline of programmes to which you can apply or which are to be checked. At most one mail a day, after 8 in the morning; none where there is nothing to tell.',
      notSent:
        'No mail server is set up here, so no mail goes out now. If you switch it on, what changed meanwhile is sent once an administrator sets one up.',
      state: {
        active: 'On',
        off: 'Off',
        'opted-out': 'You stopped it by the link in a mail. You can switch it on again.',
      },
    },
    handedIn: {
      title: 'Drafts handed in by companies',
      answer: 'Drafts that wait: {{count}}.',
      none: 'No drafts wait.',
      accept: 'Make a proposal of it',
      decline: 'Send back',
      reason: 'Reason for sending it back',
      reasonHint: 'The company reads it.',
    },
  },
};
