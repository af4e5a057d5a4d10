"""Mail: headers, the latest reply and what it quotes, attachments."""
