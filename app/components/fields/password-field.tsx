/**
 * A password that can be shown, because a mistyped one costs minutes on exam
 * day. What was typed is never sent back by the server.
 */
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../actions/button.tsx'
import { CONTROL_CLASSES, FieldFrame } from './field-frame.tsx'
import { controlAttributes, type FieldTexts, type FormField } from './form-field.ts'

interface PasswordFieldProps extends FieldTexts {
  field: FormField
  autoComplete?: 'current-password' | 'new-password'
}

export function PasswordField({ field, autoComplete = 'current-password', ...texts }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <FieldFrame field={field} {...texts}>
      <div className="flex gap-2">
        <input
          {...controlAttributes(field, texts.hint)}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={field.maxLength}
          className={CONTROL_CLASSES}
        />
        <div className="shrink-0">
          <Button
            look="secondary"
            icon={shown ? EyeOff : Eye}
            aria-label={shown ? 'Ocultar contraseña' : 'Mostrar contraseña'}
            onPress={() => { setShown(!shown) }}
          >
            {shown ? 'Ocultar' : 'Mostrar'}
          </Button>
        </div>
      </div>
    </FieldFrame>
  )
}
