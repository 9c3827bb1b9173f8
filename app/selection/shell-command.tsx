/** A command for the shell, to be copied as it stands. */
export function ShellCommand({ text }: { text: string }) {
  return (
    <pre className="border border-line p-3 text-sm whitespace-pre-wrap break-all"><code>{text}</code></pre>
  )
}
