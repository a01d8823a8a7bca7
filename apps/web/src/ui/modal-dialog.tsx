import { type ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './modal-dialog.css';

export interface ModalDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** False while leaving would lose typed text: a press outside then does nothing, Esc and the button still close. */
  readonly isDismissable?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the page: focus stays inside, Esc closes, and focus returns to where it was. */
export function ModalDialog({ title, onClose, isDismissable = true, children }: ModalDialogProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen
      isDismissable={isDismissable}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className="modal__dialog">
          <div className="modal__head">
            <Heading slot="title" className="modal__title">
              {title}
            </Heading>
            <Button className="button button--text" onPress={onClose}>
              {t('edit.close')}
            </Button>
          </div>
          <div className="modal__body">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
