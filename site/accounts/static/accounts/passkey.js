// Shows what needs a passkey only where the browser can do it, and says in the page when it went wrong.
'use strict'

document.addEventListener('DOMContentLoaded', () => {
  if (!window.PublicKeyCredential) return
  for (const element of document.querySelectorAll('[data-passkey]')) element.hidden = false
})

document.addEventListener('allauth.error', event => {
  event.preventDefault()
  for (const element of document.querySelectorAll('[data-passkey-trouble]')) element.hidden = false
})
